package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.DocumentRenderer;
import org.junit.jupiter.api.Test;

/** What a renderer of documents promises. */
public interface DocumentRendererContract {

    /** Opens a renderer; the contract closes it. */
    DocumentRenderer open();

    /** Checks that every declared format gives a file of its kind, and the same one again. */
    @Test
    default void everyFormatGivesTheSameBytesAgain() {
        try (DocumentRenderer renderer = open()) {
            assertThat(renderer.formats()).isNotEmpty();
            for (DocumentFormat format : renderer.formats()) {
                Document document = ReferenceReport.document();
                RenderedDocument first = renderer.render(document, format, new CancelToken());
                assertThat(first.format()).isEqualTo(format);
                assertThat(first.main().name()).endsWith("." + format.extension());
                assertThat(first.main().mediaType()).isEqualTo(format.mediaType());
                assertThat(first.main().size().bytes()).isPositive();
                assertThat(first.notes()).isEmpty();
                assertThat(renderer.render(document, format, new CancelToken())
                                .main()
                                .bytes())
                        .as(format.name())
                        .isEqualTo(first.main().bytes());
            }
        }
    }

    /** Checks that an empty document is a document. */
    @Test
    default void anEmptyDocumentIsRendered() {
        try (DocumentRenderer renderer = open()) {
            for (DocumentFormat format : renderer.formats()) {
                RenderedDocument empty = renderer.render(Document.of("", ""), format, new CancelToken());
                assertThat(empty.main().size().bytes()).as(format.name()).isPositive();
            }
        }
    }

    /** Checks that work which was cancelled before it began is not done. */
    @Test
    default void aCancelledDocumentIsNotRendered() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.DEADLINE);
        try (DocumentRenderer renderer = open()) {
            for (DocumentFormat format : renderer.formats()) {
                assertThatThrownBy(() -> renderer.render(ReferenceReport.document(), format, cancel))
                        .as(format.name())
                        .isInstanceOf(RequestCancelledException.class);
            }
        }
    }

    /** Checks that what is not declared is refused by name. */
    @Test
    default void otherFormatsAreRefused() {
        try (DocumentRenderer renderer = open()) {
            for (DocumentFormat format : DocumentFormat.values()) {
                if (!renderer.formats().contains(format)) {
                    assertThatThrownBy(() -> renderer.render(Document.of("", ""), format, new CancelToken()))
                            .isInstanceOf(UnsupportedFeatureException.class)
                            .hasMessageContaining(format.name());
                }
            }
        }
    }

    /** Checks that a closed renderer says so, and closes again. */
    @Test
    default void aClosedRendererRefusesToRender() {
        DocumentRenderer renderer = open();
        DocumentFormat format = renderer.formats().iterator().next();
        renderer.close();
        renderer.close();
        assertThatThrownBy(() -> renderer.render(Document.of("", ""), format, new CancelToken()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
