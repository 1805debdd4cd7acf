package dev.headroom.training.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits text into blocks between blank lines, and the lines of a block into prose or verse. */
final class Paragraphs {

    private static final Pattern SPACES = Pattern.compile("[ \t]+");

    /** Lines longer than this are not wrapped: each is a paragraph by itself. */
    private static final int LONGEST_WRAPPED_LINE = 100;

    private static final int LONGEST_VERSE = 62;
    private static final double CAPITALS_IN_VERSE = 0.6;

    private Paragraphs() {}

    static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                block.append(block.length() == 0 ? "" : "\n").append(line);
            } else if (block.length() > 0) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        if (block.length() > 0) {
            blocks.add(block.toString());
        }
        return blocks;
    }

    /**
     * Joins hard-wrapped lines. Verse keeps its lines: lines of a poem start with capitals and are short, lines of
     * wrapped prose start with whatever word came next.
     */
    static String join(String block, RuleCounts counts) {
        List<String> lines = new ArrayList<>();
        int deepest = 0;
        for (String line : block.split("\n", -1)) {
            String text = SPACES.matcher(line).replaceAll(" ").strip();
            if (!text.isEmpty()) {
                lines.add(text);
                deepest = Math.max(deepest, line.length() - line.stripLeading().length());
            }
        }
        if (lines.size() < 2) {
            return lines.isEmpty() ? "" : lines.get(0);
        }
        double mean = lines.subList(0, lines.size() - 1).stream()
                .mapToInt(String::length)
                .average()
                .orElse(0);
        if (mean > LONGEST_WRAPPED_LINE) {
            return String.join("\n\n", lines);
        }
        if (mean < LONGEST_VERSE && (deepest >= 4 || capitals(lines) >= CAPITALS_IN_VERSE)) {
            return String.join("\n", lines);
        }
        StringBuilder joined = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            counts.add(CleaningRule.JOINED_LINE);
            boolean tight = joined.charAt(joined.length() - 1) == '-' || line.startsWith("--");
            joined.append(tight ? "" : " ").append(line);
        }
        return joined.toString();
    }

    /** Returns the share of the lines after the first that start with a capital, quotes and brackets aside. */
    private static double capitals(List<String> lines) {
        int capitals = 0;
        for (String line : lines.subList(1, lines.size())) {
            int first = 0;
            while (first < line.length() - 1 && "\"'([-.".indexOf(line.charAt(first)) >= 0) {
                first++;
            }
            if (Character.isUpperCase(line.charAt(first)) || Character.isDigit(line.charAt(first))) {
                capitals++;
            }
        }
        return capitals / (double) (lines.size() - 1);
    }
}
