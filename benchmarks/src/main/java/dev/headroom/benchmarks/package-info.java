/** JMH benchmarks and measurement harnesses; see the README beside this module. */
@NullMarked
package dev.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
