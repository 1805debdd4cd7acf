/** The {@code headroom} command. Entry type {@code Main}; one package per subcommand. */
@NullMarked
package dev.headroom.cli;

import org.jspecify.annotations.NullMarked;
