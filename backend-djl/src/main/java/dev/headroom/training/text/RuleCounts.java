package dev.headroom.training.text;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies patterns and counts what they changed. */
final class RuleCounts {

    private final EnumMap<CleaningRule, Integer> counts = new EnumMap<>(CleaningRule.class);

    void add(CleaningRule rule) {
        counts.merge(rule, 1, Integer::sum);
    }

    String replace(CleaningRule rule, Pattern pattern, String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        do {
            add(rule);
            matcher.appendReplacement(result, replacement);
        } while (matcher.find());
        return matcher.appendTail(result).toString();
    }

    Map<CleaningRule, Integer> asMap() {
        return counts;
    }
}
