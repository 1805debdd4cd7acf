/** Mapped files and the tensors in them: what every weight format shares. Entry type {@code MappedTensors}. */
@NullMarked
package dev.headroom.checkpoint.mapped;

import org.jspecify.annotations.NullMarked;
