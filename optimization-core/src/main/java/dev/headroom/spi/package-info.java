/** Where two sides meet: what backends, cache tiers, memory probes and model sources implement. */
@NullMarked
package dev.headroom.spi;

import org.jspecify.annotations.NullMarked;
