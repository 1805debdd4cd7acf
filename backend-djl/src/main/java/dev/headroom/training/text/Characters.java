package dev.headroom.training.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings characters to one form: repaired double decoding, no invisible characters, ASCII quotes, dashes, ellipses and
 * spaces, {@code \n} line ends. Letters and symbols keep their form. ASCII, because the books have it: 182 of them held
 * 501,007 ASCII quotes against 82 typographic ones and 48,853 double hyphens against 8,027 dashes.
 */
final class Characters {

    /** UTF-8 read as Latin-1: only the leading bytes that English and French books hold, so that no real text matches. */
    private static final Pattern DOUBLE_DECODED =
            Pattern.compile("[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u0080[\u0080-\u00bf]");

    private static final String WINDOWS_QUOTES = "''\"\"";

    private Characters() {}

    static String normalise(String text, RuleCounts counts) {
        String repaired = repair(text, counts);
        StringBuilder result = new StringBuilder(repaired.length());
        for (int i = 0; i < repaired.length(); i++) {
            char c = repaired.charAt(i);
            if ((c >= ' ' && c < 0x7f) || c == '\n') {
                result.append(c);
            } else if (c == '\r') {
                if (i + 1 == repaired.length() || repaired.charAt(i + 1) != '\n') {
                    result.append('\n');
                }
            } else {
                special(c, result, counts);
            }
        }
        return result.toString();
    }

    private static void special(char c, StringBuilder result, RuleCounts counts) {
        int before = result.length();
        if (!typography(c, result)) {
            if (Character.isISOControl(c) || (Character.getType(c) == Character.FORMAT && c != '\u200d')) {
                counts.add(CleaningRule.INVISIBLE_CHARACTER);
            } else {
                result.append(c);
            }
        } else if (c != '\t') {
            counts.add(result.length() == before ? CleaningRule.INVISIBLE_CHARACTER : CleaningRule.TYPOGRAPHY);
        }
    }

    private static boolean typography(char c, StringBuilder result) {
        switch (c) {
            case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u00b4' -> result.append('\'');
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u00ab', '\u00bb' -> result.append('"');
            case '\u2014', '\u2015' -> result.append("--");
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> result.append('-');
            case '\u2026' -> result.append("...");
            case '\u0091', '\u0092', '\u0093', '\u0094' -> result.append(WINDOWS_QUOTES.charAt(c - 0x91));
            case '\u0096' -> result.append('-');
            case '\u0097' -> result.append("--");
            case '\u2028', '\u2029', '\u0085' -> result.append('\n');
            // hair and thin spaces stand before ellipses and inside quotes, where ASCII text has none
            case '\u2006', '\u2008', '\u2009', '\u200a' -> {}
            default -> {
                if (c != '\t' && Character.getType(c) != Character.SPACE_SEPARATOR) {
                    return false;
                }
                result.append(' ');
            }
        }
        return true;
    }

    private static String repair(String text, RuleCounts counts) {
        Matcher matcher = DOUBLE_DECODED.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        do {
            counts.add(CleaningRule.DOUBLE_DECODING);
            byte[] utf8 = matcher.group().getBytes(StandardCharsets.ISO_8859_1);
            matcher.appendReplacement(result, Matcher.quoteReplacement(new String(utf8, StandardCharsets.UTF_8)));
        } while (matcher.find());
        return matcher.appendTail(result).toString();
    }
}
