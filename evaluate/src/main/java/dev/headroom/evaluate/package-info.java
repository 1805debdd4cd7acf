/**
 * How good and how fast a loaded model is: {@code Perplexity}, {@code Divergence}, {@code Speed} and the
 * {@code QualityReport} that an artefact carries. Works through the core SPI, so with every backend.
 */
@NullMarked
package dev.headroom.evaluate;

import org.jspecify.annotations.NullMarked;
