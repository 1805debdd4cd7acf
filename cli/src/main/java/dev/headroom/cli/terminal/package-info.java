/** What a person sees: streams, progress and tables. Entry type {@code Terminal}. */
@NullMarked
package dev.headroom.cli.terminal;

import org.jspecify.annotations.NullMarked;
