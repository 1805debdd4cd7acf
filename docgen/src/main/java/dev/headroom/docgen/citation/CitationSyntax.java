package dev.headroom.docgen.citation;

import dev.headroom.docgen.citation.Citation.Author;
import dev.headroom.docgen.citation.CitationGroup.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds citations in the text of Markdown, written as in the manual of Pandoc, section "Citation syntax". Differs in
 * that {@code @key} without brackets counts only if the key is known, and that keys in braces are not read.
 * Thread-safe; time grows with the text.
 */
public final class CitationSyntax {

    private static final int LONGEST_GROUP = 2_000;
    private static final int LONGEST_LOCATOR = 200;

    // a letter, digit or _ first; punctuation within, but neither doubled nor last
    private static final Pattern KEY =
            Pattern.compile("@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[-:.#$%&+?<>~/](?=[\\p{L}\\p{N}_])){0,200})");

    private static final Pattern LOCATOR = Pattern.compile(
            "^,?\\s*((?:(?:pp?|chaps?|secs?|vols?|figs?|nos?|para|art|col|fol|eq)\\.|pages?|chapters?|chapter|sections?"
                    + "|figures?|tables?|volumes?|equations?|theorem|lines?|§§?)\\s*[\\p{N}ivxlcIVXLC][\\p{N}\\p{L}.:]{0,15}"
                    + "(?:\\s?[-–—,]\\s?[\\p{N}ivxlcIVXLC][\\p{N}\\p{L}.:]{0,15}){0,10}|[\\p{N}]{1,6}(?:[-–—][\\p{N}]{1,6})?)(?![\\p{L}\\p{N}])");

    private CitationSyntax() {}

    /**
     * Finds groups of citations.
     *
     * @param text of a paragraph without code
     * @param keys of the works that are known
     * @return in the order of the text, not overlapping; possibly empty
     */
    public static List<CitationGroup> find(String text, Set<String> keys) {
        List<CitationGroup> groups = new ArrayList<>();
        Matcher key = KEY.matcher(text);
        int bracket = -1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
                continue;
            }
            if (c == '[') {
                bracket = i;
            } else if (c == ']') {
                bracket = -1;
            } else if (c == '@'
                    && startsWord(text, i)
                    && key.region(i, text.length()).lookingAt()) {
                Optional<CitationGroup> group = bracket >= 0 ? bracketed(text, bracket) : Optional.empty();
                if (group.isEmpty()) {
                    group = inText(text, i, key.end(), key.group(1), keys);
                }
                if (group.isPresent()) {
                    groups.add(group.get());
                    i = group.get().end();
                    bracket = -1;
                    continue;
                }
                i = key.end() - 1;
            }
            i++;
        }
        return groups;
    }

    private static boolean startsWord(String text, int at) {
        if (at == 0) {
            return true;
        }
        int before = text.codePointBefore(at);
        return !Character.isLetterOrDigit(before) && "._%+@/".indexOf(before) < 0;
    }

    private static Optional<CitationGroup> inText(String text, int start, int end, String key, Set<String> keys) {
        if (!keys.contains(key) || (start > 0 && text.charAt(start - 1) == '-')) {
            return Optional.empty();
        }
        Optional<Located> located = locatorAfter(text, end);
        Citation citation = new Citation(
                key,
                "",
                located.map(Located::locator).orElse(""),
                located.map(Located::suffix).orElse(""),
                Author.SHOWN);
        int last = located.map(Located::end).orElse(end);
        return Optional.of(new CitationGroup(start, last, Form.IN_TEXT, List.of(citation)));
    }

    private record Located(String locator, String suffix, int end) {}

    /** Reads {@code [p. 12]} after a key; other brackets may be links. */
    private static Optional<Located> locatorAfter(String text, int end) {
        int open = end + 1;
        if (!text.startsWith(" [", end)) {
            return Optional.empty();
        }
        int close = text.indexOf(']', open);
        if (close < 0 || close - open > LONGEST_LOCATOR || text.startsWith("(", close + 1)) {
            return Optional.empty();
        }
        String inside = withDashes(text.substring(open + 1, close));
        Matcher locator = LOCATOR.matcher(inside);
        return locator.find()
                ? Optional.of(new Located(locator.group(1), suffix(inside.substring(locator.end())), close + 1))
                : Optional.empty();
    }

    private static Optional<CitationGroup> bracketed(String text, int open) {
        int close = text.indexOf(']', open);
        boolean link = close >= 0 && (text.startsWith("(", close + 1) || text.startsWith("[", close + 1));
        if (close < 0 || close - open > LONGEST_GROUP || link) {
            return Optional.empty();
        }
        List<Citation> citations = new ArrayList<>();
        for (String part : text.substring(open + 1, close).split(";", -1)) {
            Optional<Citation> citation = citation(part);
            if (citation.isEmpty()) {
                return Optional.empty();
            }
            citations.add(citation.get());
        }
        return Optional.of(new CitationGroup(open, close + 1, Form.BRACKETED, citations));
    }

    private static Optional<Citation> citation(String part) {
        Matcher key = KEY.matcher(part);
        while (key.find()) {
            int start = key.start();
            boolean suppressed = start > 0 && part.charAt(start - 1) == '-';
            if (startsWord(part, suppressed ? start - 1 : start)) {
                String rest = withDashes(part.substring(key.end()));
                Matcher locator = LOCATOR.matcher(rest);
                boolean located = rest.startsWith(",") && locator.find();
                return Optional.of(new Citation(
                        key.group(1),
                        part.substring(0, suppressed ? start - 1 : start).strip(),
                        located ? locator.group(1) : "",
                        suffix(located ? rest.substring(locator.end()) : rest),
                        suppressed ? Author.SUPPRESSED : Author.SHOWN));
            }
        }
        return Optional.empty();
    }

    /** Two hyphens are a dash, as in TeX. */
    private static String withDashes(String text) {
        return text.replace("--", "\u2013");
    }

    private static String suffix(String rest) {
        return rest.strip();
    }
}
