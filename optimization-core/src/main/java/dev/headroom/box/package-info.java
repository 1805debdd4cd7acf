/** What the box is and how full it is: {@code Box}, {@code MemoryReading}, {@code MemoryWatch}. Thread-safe. */
@NullMarked
package dev.headroom.box;

import org.jspecify.annotations.NullMarked;
