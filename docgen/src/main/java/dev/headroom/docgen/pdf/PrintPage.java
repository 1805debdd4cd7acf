package dev.headroom.docgen.pdf;

import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.PageSetup;
import java.util.Map;
import java.util.Objects;

/**
 * What is printed.
 *
 * @param xhtml well-formed and already escaped; {@code <img src="headroom:NAME"/>} shows the image NAME
 * @param images PNG or JPEG files by name; not copied, must not change
 * @param metadata for the properties of the file
 * @param page size and margins
 */
public record PrintPage(String xhtml, Map<String, byte[]> images, DocumentMetadata metadata, PageSetup page) {

    /** Rejects nulls. */
    public PrintPage {
        Objects.requireNonNull(xhtml, "xhtml");
        images = Map.copyOf(images);
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(page, "page");
    }
}
