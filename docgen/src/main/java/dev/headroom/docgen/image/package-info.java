/**
 * Pictures that a body names, opened only where the application allows it: entry types
 * {@link dev.headroom.docgen.image.ImageResolver} and {@link dev.headroom.docgen.image.DocumentImages}. Nothing is
 * decoded here; sizes are read from the headers of the files.
 */
@NullMarked
package dev.headroom.docgen.image;

import org.jspecify.annotations.NullMarked;
