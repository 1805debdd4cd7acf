package dev.headroom.cli.doctor;

import dev.headroom.cli.terminal.Paragraph;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param level how it is
 * @param subject what was looked at, one word
 * @param detail what was found
 * @param cure what to do about it; absent where nothing is to be done
 */
record Finding(Level level, String subject, String detail, Optional<String> cure) {

    private static final int DETAIL_COLUMN = 18;

    /** How bad it is. */
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String subject, String detail) {
        return new Finding(Level.OK, subject, detail, Optional.empty());
    }

    static Finding warn(String subject, String detail, String cure) {
        return new Finding(Level.WARN, subject, detail, Optional.of(cure));
    }

    static Finding fail(String subject, String detail, String cure) {
        return new Finding(Level.FAIL, subject, detail, Optional.of(cure));
    }

    /** Returns the finding in lines, the last one not ended. */
    String toLines() {
        String head = String.format(Locale.ROOT, "%-4s  %-11s ", level, subject);
        String text = head + Paragraph.wrap(detail, head.length(), DETAIL_COLUMN);
        return cure.map(words -> text + "\n" + " ".repeat(DETAIL_COLUMN)
                        + Paragraph.wrap("→ " + words, DETAIL_COLUMN, DETAIL_COLUMN + 2))
                .orElse(text);
    }
}
