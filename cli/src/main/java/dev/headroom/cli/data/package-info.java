/** The {@code data} commands: tables described, planned, queried and converted in little memory. */
@NullMarked
package dev.headroom.cli.data;

import org.jspecify.annotations.NullMarked;
