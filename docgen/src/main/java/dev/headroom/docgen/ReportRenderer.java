package dev.headroom.docgen;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import dev.headroom.docgen.markdown.MarkdownParser;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.DocumentRenderer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns documents into pages for browsers, PDF and Word.
 *
 * <pre>{@code
 * try (ReportRenderer reports = new ReportRenderer(DocumentSettings.usual())) {
 *     RenderedDocument page = reports.render(document, DocumentFormat.HTML, new CancelToken());
 *     page.main().writeTo(out);
 * }
 * }</pre>
 *
 * <p>Thread-safe. While it renders it holds the document's tree and images, and about 30 (HTML), 120 (Word) or 210 (PDF)
 * bytes per character; leased where a budget is given, for one document at a time. Between documents it holds nothing:
 * what is kept lies in the template cache. Errors are those of {@link DocumentRenderer#render}.
 */
public final class ReportRenderer implements DocumentRenderer {

    private final DocumentSettings settings;
    private final MarkdownParser parser;
    private volatile boolean closed;

    /** Opens nothing until the first document. */
    public ReportRenderer(DocumentSettings settings) {
        this.settings = settings;
        parser = new MarkdownParser(settings.text(), settings.citations());
    }

    @Override
    public Set<DocumentFormat> formats() {
        return EnumSet.allOf(DocumentFormat.class);
    }

    @Override
    public RenderedDocument render(Document document, DocumentFormat format, CancelToken cancel) {
        return renderAll(document, List.of(format), cancel).get(0);
    }

    /**
     * Renders one document in several formats, in their order; it is read once and its charts are drawn once.
     *
     * @param formats at least one
     */
    public List<RenderedDocument> renderAll(Document document, List<DocumentFormat> formats, CancelToken cancel) {
        if (closed) {
            throw new IllegalStateException("document renderer must be open, was closed");
        }
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("formats must hold at least one, was empty");
        }
        cancel.throwIfCancelled();
        try (DocumentLease lease = DocumentLease.open(settings.budget(), document, formats)) {
            ParsedDocument parsed = parser.parse(document);
            Notes notes = new Notes();
            notes.addAll(parsed.notes());
            Map<String, DocumentImage> charts = DrawnCharts.of(document, settings.charts(), cancel, notes);
            charts.values().forEach(lease::add);
            DocumentImages images =
                    new DocumentImages(settings.images(), settings.imageLimits(), cancel, notes::add, lease::add);
            ReadDocument read = new ReadDocument(parsed, images, charts, notes);
            List<RenderedDocument> rendered = new ArrayList<>();
            for (DocumentFormat format : formats) {
                cancel.throwIfCancelled();
                rendered.add(write(read, format, cancel));
            }
            return rendered;
        }
    }

    private RenderedDocument write(ReadDocument read, DocumentFormat format, CancelToken cancel) {
        return switch (format) {
            case HTML -> new HtmlFormat(settings).write(read, cancel);
            case PDF -> new PdfFormat(settings).write(read, cancel);
            case DOCX -> new WordFormat(settings).write(read, cancel);
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
