package dev.headroom.spi;

import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import java.util.Set;

/**
 * Turns documents into files.
 *
 * <p>Opening one renders nothing and loads no font. Thread-safe.
 */
public interface DocumentRenderer extends AutoCloseable {

    /** Returns what it can make. */
    Set<DocumentFormat> formats();

    /**
     * Renders one document.
     *
     * @param cancel looked at while parsing, laying out and drawing
     * @throws dev.headroom.UnsupportedFeatureException if the format is not among {@link #formats()}
     * @throws dev.headroom.OverBudgetException if it does not fit; nothing is rendered then
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     * @throws dev.headroom.MalformedFileException if a part that is not Markdown breaks the rules of its format, such as
     *     the bibliography
     */
    RenderedDocument render(Document document, DocumentFormat format, CancelToken cancel);

    /** Frees what is held. Closing again does nothing; rendering after it is an {@link IllegalStateException}. */
    @Override
    void close();
}
