/** Tables: speed, retained bytes and least heap, beside other libraries on the same file. */
@NullMarked
package dev.headroom.benchmarks.data;

import org.jspecify.annotations.NullMarked;
