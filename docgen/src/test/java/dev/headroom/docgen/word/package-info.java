@NullMarked
package dev.headroom.docgen.word;

import org.jspecify.annotations.NullMarked;
