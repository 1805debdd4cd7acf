package dev.headroom.docgen;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.html.HtmlSettings;
import dev.headroom.docgen.image.ImageLimits;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.docgen.markdown.TextLimits;
import dev.headroom.docgen.pdf.PdfSettings;
import dev.headroom.docgen.word.WordSettings;
import dev.headroom.spi.ChartRenderer;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What rendering may use.
 *
 * @param templates keeps layouts, style sheets and fonts between documents; closed by whoever made it
 * @param budget leases the memory of each rendering; nothing for none
 * @param charts draws charts; nothing to show their captions with a note; closed by whoever made it
 * @param images opens the images that a body names
 * @param text how much of a body is read
 * @param imageLimits how much of images is shown
 * @param html how pages for browsers are made
 * @param citations how works are cited, where a document has a bibliography
 * @param pdf how pages for print are made
 * @param word how Word files are made
 * @param fileName of what is made, without extension: letters, digits, spaces, dots, hyphens and underscores
 */
public record DocumentSettings(
        TemplateCache templates,
        Optional<MemoryBudget> budget,
        Optional<ChartRenderer> charts,
        ImageResolver images,
        TextLimits text,
        ImageLimits imageLimits,
        HtmlSettings html,
        CitationStyle citations,
        PdfSettings pdf,
        WordSettings word,
        String fileName) {

    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._-]{1,120}");

    /** Rejects nulls and a name that would lead elsewhere. */
    public DocumentSettings {
        Objects.requireNonNull(templates, "templates");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(charts, "charts");
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(imageLimits, "imageLimits");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(citations, "citations");
        Objects.requireNonNull(pdf, "pdf");
        Objects.requireNonNull(word, "word");
        if (!FILE_NAME.matcher(fileName).matches() || fileName.startsWith(".")) {
            throw new IllegalArgumentException("fileName must be 1 to 120 letters, digits, spaces, dots, hyphens and"
                    + " underscores and not begin with a dot, was '" + fileName + "'");
        }
    }

    /** Returns a template cache of the usual size, no budget, no charts, no images, the usual limits. */
    public static DocumentSettings usual() {
        return new DocumentSettings(
                TemplateCache.within(CacheLimits.defaults()),
                Optional.empty(),
                Optional.empty(),
                ImageResolver.none(),
                TextLimits.USUAL,
                ImageLimits.USUAL,
                HtmlSettings.SINGLE_FILE,
                CitationStyle.APA,
                PdfSettings.DEFAULTS,
                WordSettings.USUAL,
                "document");
    }

    /** Returns the same with another template cache, for example one that a manager clears. */
    public DocumentSettings withTemplates(TemplateCache cache) {
        return new DocumentSettings(
                cache, budget, charts, images, text, imageLimits, html, citations, pdf, word, fileName);
    }

    /** Returns the same with a budget. */
    public DocumentSettings withBudget(MemoryBudget memory) {
        return new DocumentSettings(
                templates,
                Optional.of(memory),
                charts,
                images,
                text,
                imageLimits,
                html,
                citations,
                pdf,
                word,
                fileName);
    }

    /** Returns the same with charts. */
    public DocumentSettings withCharts(ChartRenderer renderer) {
        return new DocumentSettings(
                templates,
                budget,
                Optional.of(renderer),
                images,
                text,
                imageLimits,
                html,
                citations,
                pdf,
                word,
                fileName);
    }

    /** Returns the same with images. */
    public DocumentSettings withImages(ImageResolver resolver) {
        return new DocumentSettings(
                templates, budget, charts, resolver, text, imageLimits, html, citations, pdf, word, fileName);
    }

    /** Returns the same with other bounds on text. */
    public DocumentSettings withText(TextLimits limits) {
        return new DocumentSettings(
                templates, budget, charts, images, limits, imageLimits, html, citations, pdf, word, fileName);
    }

    /** Returns the same with other bounds on images. */
    public DocumentSettings withImageLimits(ImageLimits limits) {
        return new DocumentSettings(
                templates, budget, charts, images, text, limits, html, citations, pdf, word, fileName);
    }

    /** Returns the same with other pages for browsers. */
    public DocumentSettings withHtml(HtmlSettings settings) {
        return new DocumentSettings(
                templates, budget, charts, images, text, imageLimits, settings, citations, pdf, word, fileName);
    }

    /** Returns the same with citations in another style. */
    public DocumentSettings withCitations(CitationStyle style) {
        return new DocumentSettings(
                templates, budget, charts, images, text, imageLimits, html, style, pdf, word, fileName);
    }

    /** Returns the same with other pages for print. */
    public DocumentSettings withPdf(PdfSettings settings) {
        return new DocumentSettings(
                templates, budget, charts, images, text, imageLimits, html, citations, settings, word, fileName);
    }

    /** Returns the same with other Word files. */
    public DocumentSettings withWord(WordSettings settings) {
        return new DocumentSettings(
                templates, budget, charts, images, text, imageLimits, html, citations, pdf, settings, fileName);
    }

    /** Returns the same with another name for the files. */
    public DocumentSettings withFileName(String name) {
        return new DocumentSettings(
                templates, budget, charts, images, text, imageLimits, html, citations, pdf, word, name);
    }
}
