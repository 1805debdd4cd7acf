/**
 * Text as files can hold it, {@link dev.headroom.docgen.text.CleanText} and {@link dev.headroom.docgen.text.Escaped}, and
 * text that lies in the jar, {@link dev.headroom.docgen.text.BundledText}.
 */
@NullMarked
package dev.headroom.docgen.text;

import org.jspecify.annotations.NullMarked;
