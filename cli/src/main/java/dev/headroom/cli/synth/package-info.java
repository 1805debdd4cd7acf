/** {@code headroom synth}: a checkpoint of random weights. Entry type {@code SynthCommand}. */
@NullMarked
package dev.headroom.cli.synth;

import org.jspecify.annotations.NullMarked;
