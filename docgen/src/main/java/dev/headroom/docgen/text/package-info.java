/** Text as files can hold it: {@link dev.headroom.docgen.text.CleanText}, {@link dev.headroom.docgen.text.Escaped}. */
@NullMarked
package dev.headroom.docgen.text;

import org.jspecify.annotations.NullMarked;
