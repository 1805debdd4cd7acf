/** The report command: Markdown and tables to HTML, PDF and Word. */
@NullMarked
package dev.headroom.cli.report;

import org.jspecify.annotations.NullMarked;
