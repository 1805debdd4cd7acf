package dev.headroom.docgen;

import dev.headroom.docgen.html.WebPage;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import java.util.List;
import java.util.OptionalInt;

/** Documents as pages for browsers. */
final class HtmlFormat {

    private final DocumentSettings settings;

    HtmlFormat(DocumentSettings settings) {
        this.settings = settings;
    }

    RenderedDocument write(ReadDocument document, CancelToken cancel) {
        WebPage.Files page = new WebPage(settings.templates())
                .make(
                        document.parsed(),
                        settings.fileName(),
                        new WebPage.ImageFiles(document.images(), document.charts()),
                        settings.html(),
                        cancel);
        return new RenderedDocument(
                DocumentFormat.HTML, page.files(), OptionalInt.empty(), page.sizes(), document.notesWith(List.of()));
    }
}
