package dev.headroom.docgen.font;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes text printable: letters and their accents become one character where Unicode has it, and what no font has is
 * replaced by words that say so. A short run becomes its code points, {@code [U+1F600]}, which can be looked up; a longer
 * one its length and script, {@code [12 characters, Han]}. One thread at a time.
 *
 * <pre>{@code
 * Legibility legibility = new Legibility(coverage);
 * String printable = legibility.legible(text);
 * List<String> notes = legibility.notes();
 * }</pre>
 */
public final class Legibility {

    private static final int MOST_SPELLED = 3;

    /** Scripts whose letters change place or form, which is done for Arabic alone. */
    private static final Set<UnicodeScript> SHAPED = EnumSet.of(
            UnicodeScript.SYRIAC,
            UnicodeScript.THAANA,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    private static final class Missing {
        private final int example;
        private int count;

        Missing(int example) {
            this.example = example;
        }
    }

    private final Coverage coverage;
    private final Map<UnicodeScript, Missing> missing = new EnumMap<>(UnicodeScript.class);
    private final Set<UnicodeScript> unshaped = EnumSet.noneOf(UnicodeScript.class);

    /** @param coverage which characters can be printed */
    public Legibility(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Returns the text as it is printed; the same where nothing has to change. */
    public String legible(String text) {
        if (isPlain(text)) {
            return text;
        }
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder printable = new StringBuilder(composed.length());
        for (int at = 0; at < composed.length(); ) {
            int point = composed.codePointAt(at);
            if (isDropped(point)) {
                at += Character.charCount(point);
            } else if (isPrintable(point)) {
                watch(point);
                printable.appendCodePoint(point);
                at += Character.charCount(point);
            } else {
                int end = endOfMissing(composed, at);
                replace(composed.substring(at, end), printable);
                at = end;
            }
        }
        return printable.toString();
    }

    /** Returns one sentence for each script that was not printed, or not as it is written. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        missing.forEach((script, what) -> notes.add(name(script) + ": no font at hand has " + what.count
                + (what.count == 1 ? " character" : " characters") + ", for example " + codes(new int[] {what.example})
                + "; shown as code points or counts"));
        for (UnicodeScript script : unshaped) {
            notes.add(name(script) + ": printed letter by letter, neither joined nor moved");
        }
        return notes;
    }

    /** Whether nothing has to be looked up, composed or dropped, as in most texts of Europe and Vietnam. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Coverage.isKnown(c) && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean isPrintable(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point) || type == Character.FORMAT || coverage.has(point);
    }

    /** Control characters, halves of pairs and selectors of variants that no bundled font has. */
    private static boolean isDropped(int point) {
        int type = Character.getType(point);
        return (type == Character.CONTROL && !Character.isWhitespace(point))
                || type == Character.SURROGATE
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private int endOfMissing(String text, int from) {
        UnicodeScript script = UnicodeScript.of(text.codePointAt(from));
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean joins = isDropped(point) || point == 0x200D || UnicodeScript.of(point) == UnicodeScript.INHERITED;
            if (!joins && (isPrintable(point) || UnicodeScript.of(point) != script)) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private void replace(String run, StringBuilder printable) {
        int[] points = run.codePoints()
                .filter(point -> !isPrintable(point) && !isDropped(point))
                .toArray();
        UnicodeScript script = UnicodeScript.of(points[0]);
        missing.computeIfAbsent(script, first -> new Missing(points[0])).count += points.length;
        if (points.length <= MOST_SPELLED) {
            printable.append('[').append(codes(points)).append(']');
        } else {
            printable
                    .append('[')
                    .append(points.length)
                    .append(" characters, ")
                    .append(name(script))
                    .append(']');
        }
    }

    private void watch(int point) {
        if (point >= 0x700) {
            UnicodeScript script = UnicodeScript.of(point);
            if (SHAPED.contains(script)) {
                unshaped.add(script);
            }
        }
    }

    private static String codes(int[] points) {
        StringBuilder codes = new StringBuilder();
        for (int point : points) {
            codes.append(codes.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "U+%04X", point));
        }
        return codes.toString();
    }

    private static String name(UnicodeScript script) {
        return switch (script) {
            case COMMON, INHERITED, UNKNOWN -> "symbols";
            default -> {
                String words = script.name().replace('_', ' ');
                yield words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
            }
        };
    }
}
