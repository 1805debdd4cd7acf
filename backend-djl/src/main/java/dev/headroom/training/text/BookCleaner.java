package dev.headroom.training.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns one book in Markdown into its paragraphs: no title block, headings, footnotes, illustration marks, licence or
 * closing, no marks of emphasis, one line per paragraph of prose, verse as it stands, ASCII quotes and dashes.
 *
 * <p>Works by rules only; the same text gives the same result everywhere.
 */
final class BookCleaner {

    private static final Pattern LICENCE_START =
            Pattern.compile("(?m)^ *\\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*\n");
    private static final Pattern LICENCE_END = Pattern.compile("(?m)^ *\\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG");
    private static final Pattern QUOTED_BLANK = Pattern.compile(" {0,3}>[> ]*");
    private static final Pattern TITLE_LINE = Pattern.compile("#+ *(?:Title|Author|Year):.*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?:\\s.*)?");
    private static final Pattern BOLD_LINE = Pattern.compile("\\s*\\*\\*[^*\n]+\\*\\*[.:]?\\s*");
    private static final Pattern ITALIC_BLOCK = Pattern.compile("\\s*(?:_[^_]+_|\\*[^*]+\\*)[.]?\\s*");
    private static final Pattern CREDIT = Pattern.compile("(?i)[\\s_*(\\[]*(?:published|translat(?:ed|ion)|illustrated"
            + "|english version|copyright)(?: \\d{4}| in \\d{4}| by [^\n]{3,60})[\\s_*)\\].]*");
    private static final Pattern FOOTNOTE = Pattern.compile(
            "(?i)\\s*(?:\\*{1,4} +\\S|\\[\\*?\\s*(?:footnote|transcriber)\\b|\\[\\^?\\d{1,3}\\]:? +\\S|\\{footnote).*",
            Pattern.DOTALL);
    private static final Pattern FOOTNOTE_LINE = Pattern.compile(" {0,3}\\[\\^?\\d{1,3}\\]:? +\\S.*");
    private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*");
    private static final Pattern CLOSING = Pattern.compile("(?i)[\\s\\W_]*(?:(?:the )?end|finis)[\\s\\W_]*");

    /** Stands in a block of its own where a heading was. */
    private static final String HEADING_MARK = "\u0000";

    private BookCleaner() {}

    static CleanedText clean(String markdown) {
        RuleCounts counts = new RuleCounts();
        String text = withoutLicence(Characters.normalise(markdown, counts), counts);
        List<String> paragraphs = new ArrayList<>();
        boolean afterHeading = false;
        for (String block : Paragraphs.blocks(withoutRuleLines(text, counts))) {
            if (block.startsWith(HEADING_MARK)) {
                afterHeading = true;
                continue;
            }
            boolean dropped = isDropped(block, afterHeading, counts);
            if (!dropped) {
                add(paragraphs, Paragraphs.join(MarkdownMarks.remove(block, counts), counts));
            }
            // a summary may stand below a credit, but nowhere else
            afterHeading = afterHeading && dropped;
        }
        while (!paragraphs.isEmpty() && CLOSING.matcher(last(paragraphs)).matches()) {
            counts.add(CleaningRule.CLOSING);
            paragraphs.remove(paragraphs.size() - 1);
        }
        return new CleanedText(String.join("\n\n", paragraphs), counts.asMap());
    }

    private static String withoutRuleLines(String text, RuleCounts counts) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean belowHeading = false;
        for (String line : text.split("\n", -1)) {
            if (TITLE_LINE.matcher(line).matches()) {
                counts.add(CleaningRule.BOOK_HEADER);
                kept.append("\n\n");
            } else if (HEADING.matcher(line).matches()
                    || (belowHeading && CAPITALS.matcher(line).matches())) {
                counts.add(CleaningRule.HEADING);
                kept.append("\n\n").append(HEADING_MARK).append("\n\n");
                belowHeading = true;
                continue;
            } else if (FOOTNOTE_LINE.matcher(line).matches()) {
                counts.add(CleaningRule.FOOTNOTE);
                kept.append("\n\n");
            } else if (QUOTED_BLANK.matcher(line).matches()) {
                counts.add(CleaningRule.MARK);
                kept.append('\n');
            } else if (isRuleLine(line)) {
                counts.add(CleaningRule.RULE_LINE);
                kept.append("\n\n");
            } else {
                kept.append(line).append('\n');
            }
            belowHeading = false;
        }
        return kept.toString();
    }

    /** Returns whether a line is three or more marks and nothing else. */
    private static boolean isRuleLine(String line) {
        int marks = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ("-*_=~.".indexOf(c) >= 0) {
                marks++;
            } else if (c != ' ' && (c != '>' || marks > 0)) {
                return false;
            }
        }
        return marks >= 3;
    }

    private static boolean isDropped(String block, boolean afterHeading, RuleCounts counts) {
        boolean oneLine = block.strip().indexOf('\n') < 0;
        if (FOOTNOTE.matcher(block).matches() && (oneLine || !block.strip().startsWith("*"))) {
            counts.add(CleaningRule.FOOTNOTE);
        } else if (BOLD_LINE.matcher(block).matches()) {
            counts.add(CleaningRule.HEADING);
        } else if (CREDIT.matcher(block).matches()) {
            counts.add(CleaningRule.CREDIT);
        } else if (afterHeading && oneLine && ITALIC_BLOCK.matcher(block).matches()) {
            counts.add(CleaningRule.CHAPTER_SUMMARY);
        } else {
            return false;
        }
        return true;
    }

    private static void add(List<String> paragraphs, String paragraph) {
        if (!paragraph.isBlank()) {
            paragraphs.add(paragraph);
        }
    }

    private static String withoutLicence(String text, RuleCounts counts) {
        Matcher start = LICENCE_START.matcher(text);
        int from = start.find() ? start.end() : 0;
        Matcher end = LICENCE_END.matcher(text);
        int to = end.find(from) ? end.start() : text.length();
        text.substring(0, from).lines().forEach(line -> counts.add(CleaningRule.LICENCE));
        text.substring(to).lines().forEach(line -> counts.add(CleaningRule.LICENCE));
        return text.substring(from, to);
    }

    private static String last(List<String> paragraphs) {
        return paragraphs.get(paragraphs.size() - 1);
    }
}
