package dev.headroom.docgen;

import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.html.Medium;
import dev.headroom.docgen.html.PageImages;
import dev.headroom.docgen.html.PageWriter;
import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.docgen.math.FormulaHtml;
import dev.headroom.docgen.pdf.Conformance;
import dev.headroom.docgen.pdf.PdfWriter;
import dev.headroom.docgen.pdf.PrintPage;
import dev.headroom.docgen.pdf.PrintedPdf;
import dev.headroom.document.DocumentFile;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Documents as pages for print and archives, from the same markup as pages for browsers. */
final class PdfFormat {

    private static final String SCHEME = "headroom:";

    private final DocumentSettings settings;

    PdfFormat(DocumentSettings settings) {
        this.settings = settings;
    }

    RenderedDocument write(ReadDocument document, CancelToken cancel) {
        Map<String, byte[]> shown = new HashMap<>();
        PageImages images = new PageImages(document.images(), document.charts(), image -> {
            shown.put(image.name(), image.bytes());
            return SCHEME + image.name();
        });
        String markup = new PageWriter(settings.templates(), Optional.empty())
                .write(document.parsed(), images, new PageWriter.Look(Medium.PRINT, ""), cancel);
        PrintPage page = new PrintPage(
                markup,
                shown,
                named(document.parsed()),
                document.parsed().source().layout().page());
        List<String> styles = new ArrayList<>(settings.pdf().styleSheets());
        styles.add(0, formulaStyles());
        PrintedPdf printed =
                new PdfWriter(settings.templates()).write(page, settings.pdf().withStyleSheets(styles), cancel);
        DocumentFile file =
                new DocumentFile(settings.fileName() + ".pdf", DocumentFormat.PDF.mediaType(), printed.bytes());
        return new RenderedDocument(
                DocumentFormat.PDF,
                List.of(file),
                OptionalInt.of(printed.pageCount()),
                List.of(),
                document.notesWith(printed.notes()));
    }

    private String formulaStyles() {
        return settings.templates().get(new TemplateCache.Key<>(String.class, "styles of formulas"), () -> {
            String css = FormulaHtml.css();
            return new TemplateCache.Entry<>(css, ByteSize.of(2L * css.length()));
        });
    }

    /** Standards ask for a title: without one the file bears the words of its first heading, or its own name. */
    private DocumentMetadata named(ParsedDocument document) {
        DocumentMetadata metadata = document.metadata();
        if (settings.pdf().conformance() == Conformance.NONE
                || !metadata.title().isBlank()) {
            return metadata;
        }
        return metadata.withTitle(document.headings().stream()
                .map(DocumentHeading::text)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(settings.fileName()));
    }
}
