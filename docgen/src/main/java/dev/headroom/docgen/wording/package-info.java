/** The few words that a document has beside those of its author: {@link dev.headroom.docgen.wording.Wording}. */
@NullMarked
package dev.headroom.docgen.wording;

import org.jspecify.annotations.NullMarked;
