package dev.headroom.docgen.pdf;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.PageSetup;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Prints short documents and reads them back. */
final class Prints {

    private Prints() {}

    static PrintPage body(String body) {
        return document("<html lang=\"en\" dir=\"ltr\"><head><title>T</title></head><body>" + body + "</body></html>");
    }

    static PrintPage document(String xhtml) {
        return new PrintPage(xhtml, Map.of("dot", PlainPng.chart(60, 40)), DocumentMetadata.titled("T"), PageSetup.A4);
    }

    static PrintedPdf print(PrintPage page) {
        return print(page, PdfSettings.DEFAULTS);
    }

    static PrintedPdf print(PrintPage page, PdfSettings settings) {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            PrintedPdf pdf = new PdfWriter(templates).write(page, settings, new CancelToken());
            keepToLookAt(pdf);
            return pdf;
        }
    }

    static String text(PrintedPdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** With {@code -Dpdf.out=FOLDER}, for eyes. */
    private static void keepToLookAt(PrintedPdf pdf) {
        String folder = System.getProperty("pdf.out");
        if (folder != null) {
            String test = StackWalker.getInstance()
                    .walk(frames -> frames.filter(f -> f.getClassName().endsWith("Test"))
                            .findFirst()
                            .map(StackWalker.StackFrame::getMethodName)
                            .orElse("print"));
            try {
                Files.write(Path.of(folder, test + ".pdf"), pdf.bytes());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("pdf.out must be a folder", e);
            }
        }
    }
}
