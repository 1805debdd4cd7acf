/** {@code headroom compress}: a checkpoint becomes an artefact. Entry type {@code CompressCommand}. */
@NullMarked
package dev.headroom.cli.compress;

import org.jspecify.annotations.NullMarked;
