package dev.headroom.docgen.html;

import dev.headroom.docgen.image.DocumentImage;

/** Says where a page finds an image. */
@FunctionalInterface
public interface ImageSource {

    /** Returns the value of a {@code src} attribute. */
    String of(DocumentImage image);
}
