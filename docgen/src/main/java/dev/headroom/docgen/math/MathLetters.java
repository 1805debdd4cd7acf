package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Variant;
import java.util.Map;

/** Letters of the block Mathematical Alphanumeric Symbols of Unicode, and those that were encoded before it. */
final class MathLetters {

    private static final Map<Integer, String> EARLIER = Map.ofEntries(
            Map.entry(0x1D49D, "ℬ"),
            Map.entry(0x1D4A0, "ℰ"),
            Map.entry(0x1D4A1, "ℱ"),
            Map.entry(0x1D4A3, "ℋ"),
            Map.entry(0x1D4A4, "ℐ"),
            Map.entry(0x1D4A7, "ℒ"),
            Map.entry(0x1D4A8, "ℳ"),
            Map.entry(0x1D4AD, "ℛ"),
            Map.entry(0x1D4BA, "ℯ"),
            Map.entry(0x1D4BC, "ℊ"),
            Map.entry(0x1D4C4, "ℴ"),
            Map.entry(0x1D506, "ℭ"),
            Map.entry(0x1D50B, "ℌ"),
            Map.entry(0x1D50C, "ℑ"),
            Map.entry(0x1D515, "ℜ"),
            Map.entry(0x1D51D, "ℨ"),
            Map.entry(0x1D53A, "ℂ"),
            Map.entry(0x1D53F, "ℍ"),
            Map.entry(0x1D545, "ℕ"),
            Map.entry(0x1D547, "ℙ"),
            Map.entry(0x1D548, "ℚ"),
            Map.entry(0x1D549, "ℝ"),
            Map.entry(0x1D551, "ℤ"));

    private MathLetters() {}

    /** Returns text with its Latin and Greek letters and digits in a variant; others stay. */
    static String of(String text, Variant variant) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().forEach(point -> {
            int mapped = mapped(point, variant);
            letters.append(EARLIER.getOrDefault(mapped, Character.toString(mapped)));
        });
        return letters.toString();
    }

    private static int mapped(int point, Variant variant) {
        if (point >= 'A' && point <= 'Z') {
            return capital(variant) < 0 ? point : capital(variant) + point - 'A';
        }
        if (point >= 'a' && point <= 'z') {
            return capital(variant) < 0 ? point : capital(variant) + 26 + point - 'a';
        }
        if (point >= '0' && point <= '9') {
            return digit(variant) < 0 ? point : digit(variant) + point - '0';
        }
        int greek = greek(variant);
        if (greek >= 0 && point >= 'Α' && point <= 'Ω') {
            return greek + point - 'Α';
        }
        if (greek >= 0 && point >= 'α' && point <= 'ω') {
            return greek + 26 + point - 'α';
        }
        return point;
    }

    private static int capital(Variant variant) {
        return switch (variant) {
            case BOLD -> 0x1D400;
            case BOLD_ITALIC -> 0x1D468;
            case SCRIPT -> 0x1D49C;
            case FRAKTUR -> 0x1D504;
            case DOUBLE_STRUCK -> 0x1D538;
            case SANS -> 0x1D5A0;
            case MONOSPACED -> 0x1D670;
            case ITALIC, UPRIGHT -> -1;
        };
    }

    private static int digit(Variant variant) {
        return switch (variant) {
            case BOLD, BOLD_ITALIC -> 0x1D7CE;
            case DOUBLE_STRUCK -> 0x1D7D8;
            case SANS -> 0x1D7E2;
            case MONOSPACED -> 0x1D7F6;
            default -> -1;
        };
    }

    private static int greek(Variant variant) {
        return switch (variant) {
            case BOLD -> 0x1D6A8;
            case BOLD_ITALIC -> 0x1D71C;
            default -> -1;
        };
    }
}
