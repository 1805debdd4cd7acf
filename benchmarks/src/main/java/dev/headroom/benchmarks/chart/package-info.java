/** Charts: time to draw and to encode, file sizes and quality beside the JDK's PNG, least heap. */
@NullMarked
package dev.headroom.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
