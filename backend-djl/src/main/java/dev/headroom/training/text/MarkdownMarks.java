package dev.headroom.training.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the marks of Markdown and HTML out of a block and leaves its words. */
final class MarkdownMarks {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\n]{0,200}>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("mdash", "--"),
            Map.entry("ndash", "-"),
            Map.entry("hellip", "..."),
            Map.entry("lsquo", "'"),
            Map.entry("rsquo", "'"),
            Map.entry("ldquo", "\""),
            Map.entry("rdquo", "\""));

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)");
    private static final Pattern ILLUSTRATION = Pattern.compile("(?i)\\[\\s*illustrations?\\b[^\\]]*\\]");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[([^\\]\n]*)\\]\\([^)\\s]*\\)");
    private static final Pattern EDITOR = Pattern.compile("(?i)\\s*\\{\\s*(?:footnote|sic|another ed)\\b[^}]*\\}");
    private static final Pattern BRACKETED_NOTE =
            Pattern.compile("(?i)\\s*\\[\\*?\\s*(?:footnote|transcriber)\\b[^\\]]*\\]");
    private static final Pattern REFERENCE = Pattern.compile("(?<=\\S) ?\\[\\^?\\d{1,3}\\]");

    private static final Pattern QUOTATION = Pattern.compile("(?m)^ {0,3}>[> ]*");
    private static final Pattern LIST = Pattern.compile("(?m)^ {0,3}[-*+] +(?=\\S)");
    private static final Pattern SPACED_CLOSING = Pattern.compile("(?<=[*_]) +(?=[,.;:!?)\\]](?!\\.))");
    private static final Pattern SPACED_OPENING = Pattern.compile("(?<=[\\[(]) +(?=[*_])");
    private static final Pattern BLANK = Pattern.compile("(?<!\\\\)_{3,}");
    private static final Pattern EMPHASIS = Pattern.compile("(?<!\\\\)[*_]+");
    private static final Pattern GRAVE = Pattern.compile("`+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!<>~|\"'-])");
    private static final Pattern SPACED_ELLIPSIS = Pattern.compile("\\.(?: \\.){2,}");

    private MarkdownMarks() {}

    static String remove(String block, RuleCounts counts) {
        String text = counts.replace(CleaningRule.HTML, COMMENT, block, "");
        text = counts.replace(CleaningRule.HTML, TAG, text, "");
        text = counts.replace(CleaningRule.ILLUSTRATION, IMAGE, text, "");
        text = counts.replace(CleaningRule.ILLUSTRATION, ILLUSTRATION, text, "");
        text = counts.replace(CleaningRule.FOOTNOTE, EDITOR, text, "");
        text = counts.replace(CleaningRule.FOOTNOTE, BRACKETED_NOTE, text, "");
        text = counts.replace(CleaningRule.MARK, LINK, text, "$1");
        text = counts.replace(CleaningRule.FOOTNOTE, REFERENCE, text, "");
        text = counts.replace(CleaningRule.MARK, QUOTATION, text, "");
        text = counts.replace(CleaningRule.MARK, LIST, text, "");
        text = SPACED_CLOSING.matcher(text).replaceAll("");
        text = SPACED_OPENING.matcher(text).replaceAll("");
        text = counts.replace(CleaningRule.MARK, BLANK, text, "----");
        text = counts.replace(CleaningRule.MARK, EMPHASIS, text, "");
        text = counts.replace(CleaningRule.TYPOGRAPHY, GRAVE, text, "'");
        text = counts.replace(CleaningRule.MARK, ESCAPE, text, "$1");
        text = entities(text, counts);
        return counts.replace(CleaningRule.TYPOGRAPHY, SPACED_ELLIPSIS, text, "...");
    }

    private static String entities(String text, RuleCounts counts) {
        Matcher matcher = ENTITY.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        do {
            String character = entity(matcher.group(1));
            if (!character.isEmpty()) {
                counts.add(CleaningRule.HTML);
                matcher.appendReplacement(result, Matcher.quoteReplacement(character));
            }
        } while (matcher.find());
        return matcher.appendTail(result).toString();
    }

    /** Returns the character of an entity, or nothing if it names none. */
    private static String entity(String name) {
        if (name.charAt(0) != '#') {
            return ENTITIES.getOrDefault(name, "");
        }
        boolean hexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        boolean character = Character.isValidCodePoint(code)
                && !Character.isISOControl(code)
                && Character.getType(code) != Character.SURROGATE;
        return character ? Characters.normalise(Character.toString(code), new RuleCounts()) : "";
    }
}
