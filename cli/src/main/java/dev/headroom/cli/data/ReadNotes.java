package dev.headroom.cli.data;

import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.frame.BadRow;
import dev.headroom.data.frame.ReadReport;
import java.util.Locale;

/** Tells on standard error what a person should know about a reading. */
final class ReadNotes {

    private static final int SHOWN = 5;

    private ReadNotes() {}

    static void write(Terminal terminal, ReadReport report) {
        if (report.badRows() > 0) {
            terminal.note(
                    "%s: %,d bad %s beside %,d good %s",
                    report.source(),
                    report.badRows(),
                    report.badRows() == 1 ? "row" : "rows",
                    report.rows(),
                    report.rows() == 1 ? "one" : "ones");
            report.firstBadRows().stream().limit(SHOWN).forEach(row -> terminal.note("  %s", line(row)));
            if (report.badRows() > SHOWN) {
                terminal.note("  and %,d more", report.badRows() - SHOWN);
            }
        }
        report.notices().forEach(notice -> terminal.note("%s", Paragraph.wrap(report.source() + ": " + notice, 0, 2)));
    }

    private static String line(BadRow row) {
        return Paragraph.wrap(
                String.format(
                        Locale.ROOT,
                        "record %,d, line %,d must %s: %s",
                        row.record(),
                        row.line(),
                        row.reason(),
                        row.excerpt()),
                2,
                4);
    }
}
