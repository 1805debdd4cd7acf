package dev.headroom.docgen.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.font.BundledFonts;
import dev.headroom.docgen.font.Coverage;
import dev.headroom.docgen.font.FontFace;
import dev.headroom.docgen.font.FontFace.Slant;
import dev.headroom.docgen.font.FontFace.Weight;
import dev.headroom.docgen.font.FontFile;
import dev.headroom.docgen.font.Legibility;
import dev.headroom.docgen.font.LentFonts;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.w3c.dom.Document;

/**
 * Prints XHTML as PDF, with openhtmltopdf and the library's print style: cover, contents with page numbers, running title,
 * page numbers, outline, embedded fonts.
 *
 * <pre>{@code
 * PdfWriter writer = new PdfWriter(templates);
 * PrintedPdf pdf = writer.write(page, PdfSettings.DEFAULTS, cancel);
 * }</pre>
 *
 * <p>Thread-safe. Parsed fonts and style sheets stay in the template cache between prints; a print itself holds the tree
 * of the document, its boxes and the file. Nothing is fetched, from the network or from files, whatever the XHTML says.
 */
public final class PdfWriter {

    private final TemplateCache templates;
    private final PrintStyles styles;

    /** @param templates where parsed fonts and style sheets are kept */
    public PdfWriter(TemplateCache templates) {
        // the engine knows one logger per process
        XRLog.setLoggerImpl(new EngineLog());
        this.templates = templates;
        this.styles = new PrintStyles(templates);
    }

    /**
     * Prints one document.
     *
     * @param cancel looked at while reading, styling, laying out, drawing and writing
     * @throws dev.headroom.MalformedFileException if the XHTML is not well-formed, or a font of the user is not TrueType
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     */
    public PrintedPdf write(PrintPage page, PdfSettings settings, CancelToken cancel) {
        Notes notes = new Notes();
        Document xhtml = XhtmlParser.parse(page.xhtml(), cancel);
        if (xhtml.getDoctype() != null) {
            notes.add("document type was skipped, nothing that it names was read");
        }
        new Vetting(page.images()::containsKey, notes).apply(xhtml);
        TableBodies.repair(xhtml);
        TableFit.apply(xhtml);
        Outline.addTo(xhtml);
        HeadingOrder.repair(xhtml);
        RunningTitle.addTo(xhtml, page.metadata().title());
        try (LentFonts fonts = new LentFonts(templates)) {
            Legibility legibility = new Legibility(new Coverage(fonts, settings.fonts()));
            TextPass.over(xhtml.getDocumentElement(), legibility, cancel);
            legibility.notes().forEach(notes::add);
            return print(xhtml, page, settings, cancel, fonts, notes);
        }
    }

    private PrintedPdf print(
            Document xhtml, PrintPage page, PdfSettings settings, CancelToken cancel, LentFonts fonts, Notes notes) {
        CancellableOutput out = new CancellableOutput(cancel);
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = renderer(xhtml, page, settings, cancel, pdf)) {
            renderer.getSharedContext().setReplacedElementFactory(new PageImages(page.images(), pdf, cancel, notes));
            addFonts(renderer.getFontResolver(), settings, fonts, pdf);
            renderer.createPDFWithoutClosing();
            FileProperties.write(pdf, page.metadata(), settings.conformance());
            int pages = pdf.getNumberOfPages();
            pdf.save(out);
            return new PrintedPdf(out.toByteArray(), pages, notes.all());
        } catch (IOException e) {
            throw new UncheckedIOException("a file in memory must be writable", e);
        }
    }

    private PdfBoxRenderer renderer(
            Document xhtml, PrintPage page, PdfSettings settings, CancelToken cancel, PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(xhtml, null);
        builder.usePDDocument(pdf);
        builder.useNamespaceHandler(new PrintNamespace(styles.of(page.page(), settings.styleSheets()), cancel));
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> uri);
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, new DejaVuMetrics());
        builder.useUnicodeBidiSplitter(JdkBidi::new);
        builder.useUnicodeBidiReorderer(new RightToLeft(cancel));
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useUnicodeLineBreaker(new CancellableBreaker(
                new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.US)), cancel));
        builder.usePageSupplier((document, width, height, number, shadow) -> {
            cancel.throwIfCancelled();
            PDPage blank = new PDPage(new PageDictionary(width, height, cancel));
            document.addPage(blank);
            return blank;
        });
        if (settings.conformance().isArchive()) {
            builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
            builder.useColorProfile(ColorProfile.srgb());
        }
        // tagged even where nobody asks: without a standard the engine opens the fonts of the system, see decisions
        builder.usePdfUaAccessibility(settings.conformance() != Conformance.PDF_A_3U);
        return builder.buildPdfRenderer();
    }

    private static void addFonts(PdfBoxFontResolver resolver, PdfSettings settings, LentFonts fonts, PDDocument pdf) {
        for (FontFace face : BundledFonts.named()) {
            add(resolver, face, FontGroup.MAIN, fonts, pdf);
        }
        for (FontFace face : BundledFonts.fallbacks()) {
            add(resolver, face, FontGroup.PRE_BUILT_IN_FALLBACK, fonts, pdf);
        }
        for (FontFile file : settings.fonts()) {
            // now, so that a bad file is an error even where its characters are not needed
            fonts.lend(file);
            add(
                    resolver,
                    new FontFace(file.name(), Weight.NORMAL, Slant.UPRIGHT, file),
                    FontGroup.PRE_BUILT_IN_FALLBACK,
                    fonts,
                    pdf);
        }
    }

    private static void add(
            PdfBoxFontResolver resolver, FontFace face, FontGroup group, LentFonts fonts, PDDocument pdf) {
        resolver.addFont(
                new EmbeddedFont(face.file(), fonts, pdf),
                face.family(),
                face.weight().css(),
                face.slant() == Slant.ITALIC ? IdentValue.ITALIC : IdentValue.NORMAL,
                true,
                group);
    }
}
