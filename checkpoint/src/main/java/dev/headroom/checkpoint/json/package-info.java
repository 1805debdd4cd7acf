/** JSON from files that may be damaged: bounded, without duplicate keys. Entry type {@code JsonFields}. */
@NullMarked
package dev.headroom.checkpoint.json;

import org.jspecify.annotations.NullMarked;
