package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** Python's methods of a string. */
final class StringMethods {

    private static final Set<String> NAMES = Set.of(
            "strip",
            "lstrip",
            "rstrip",
            "startswith",
            "endswith",
            "split",
            "rsplit",
            "splitlines",
            "upper",
            "lower",
            "title",
            "capitalize",
            "replace",
            "find",
            "count",
            "join",
            "isdigit",
            "isspace",
            "removeprefix",
            "removesuffix");

    private StringMethods() {}

    static boolean isMethod(String name) {
        return NAMES.contains(name);
    }

    static Object call(String name, String text, Arguments arguments, Meter meter) {
        meter.chargeText(text.length());
        return switch (name) {
            case "strip" -> strip(text, arguments, true, true);
            case "lstrip" -> strip(text, arguments, true, false);
            case "rstrip" -> strip(text, arguments, false, true);
            case "startswith" -> affix(arguments, text, String::startsWith, meter);
            case "endswith" -> affix(arguments, text, String::endsWith, meter);
            case "split" -> split(text, arguments.atMost("sep", "maxsplit"), meter);
            case "rsplit" -> rsplit(text, arguments.atMost("sep", "maxsplit"), meter);
            case "splitlines" -> {
                arguments.atMost();
                yield splitLines(text);
            }
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "title" -> title(text);
            case "capitalize" -> capitalize(text);
            case "replace" -> replace(text, arguments.atMost("old", "new", "count"), meter);
            case "find" -> find(text, arguments.atMost("sub"));
            case "count" -> count(text, arguments.atMost("sub").text(0, "sub"));
            case "join" -> join(text, arguments.atMost("iterable"), meter);
            case "isdigit" -> !text.isEmpty() && text.codePoints().allMatch(Character::isDigit);
            case "isspace" -> PythonText.isSpace(text);
            case "removeprefix" -> {
                String prefix = arguments.text(0, "prefix");
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case "removesuffix" -> {
                String suffix = arguments.text(0, "suffix");
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            default -> throw TemplateException.unsupported("the string method '" + name + "'");
        };
    }

    private static String strip(String text, Arguments arguments, boolean left, boolean right) {
        Object chars = arguments.atMost("chars").get(0, "chars", None.NONE);
        if (chars == None.NONE) {
            String rest = left ? PythonText.lstrip(text) : text;
            return right ? PythonText.rstrip(rest) : rest;
        }
        String set = arguments.text(0, "chars");
        int start = 0;
        int end = text.length();
        while (left && start < end && set.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && set.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean affix(Arguments arguments, String text, BiPredicate<String, String> matches, Meter meter) {
        Object affix = arguments.atMost("affix").require(0, "affix");
        if (affix instanceof Tuple tuple) {
            meter.charge(tuple.items().size());
            return tuple.items().stream().anyMatch(each -> each instanceof String one && matches.test(text, one));
        }
        return matches.test(text, arguments.text(0, "affix"));
    }

    private static List<Object> split(String text, Arguments arguments, Meter meter) {
        long limit = Numbers.integer(arguments.get(1, "maxsplit", -1L));
        List<Object> parts = new ArrayList<>();
        int start = 0;
        if (arguments.get(0, "sep", None.NONE) == None.NONE) {
            String rest = PythonText.lstrip(text);
            while (!rest.isEmpty()) {
                int end = 0;
                while (end < rest.length() && !PythonText.isSpace(rest.charAt(end))) {
                    end++;
                }
                if (limit >= 0 && parts.size() >= limit) {
                    parts.add(rest);
                    break;
                }
                parts.add(rest.substring(0, end));
                rest = PythonText.lstrip(rest.substring(end));
                meter.charge(rest.length() / 64);
            }
            return parts;
        }
        String separator = separator(arguments);
        for (int at = text.indexOf(separator);
                at >= 0 && (limit < 0 || parts.size() < limit);
                at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            meter.charge(0);
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<Object> rsplit(String text, Arguments arguments, Meter meter) {
        long limit = Numbers.integer(arguments.get(1, "maxsplit", -1L));
        if (limit < 0) {
            return split(text, arguments, meter);
        }
        if (arguments.get(0, "sep", None.NONE) == None.NONE) {
            throw TemplateException.unsupported("rsplit with maxsplit but without separator");
        }
        String separator = separator(arguments);
        List<Object> parts = new ArrayList<>();
        int end = text.length();
        for (int at = text.lastIndexOf(separator, end - separator.length());
                at >= 0 && parts.size() < limit;
                at = text.lastIndexOf(separator, end - separator.length())) {
            parts.add(text.substring(at + separator.length(), end));
            end = at;
            if (end < separator.length()) {
                break;
            }
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        meter.charge(parts.size());
        return parts;
    }

    private static String separator(Arguments arguments) {
        String separator = arguments.text(0, "sep");
        if (separator.isEmpty()) {
            throw TemplateException.malformed("split by a separator that is not empty", "''");
        }
        return separator;
    }

    private static List<Object> splitLines(String text) {
        List<Object> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029) {
                lines.add(text.substring(start, i));
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Python's own title case: a letter after anything but a letter is upper case. */
    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        boolean[] inside = {false};
        text.codePoints().forEach(c -> {
            title.appendCodePoint(inside[0] ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inside[0] = Character.isLetter(c);
        });
        return title.toString();
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + text.substring(Character.charCount(first)).toLowerCase(Locale.ROOT);
    }

    static String replace(String text, Arguments arguments, Meter meter) {
        String old = arguments.text(0, "old");
        String replacement = arguments.text(1, "new");
        Object given = arguments.get(2, "count", None.NONE);
        long count = given == None.NONE ? -1 : Numbers.integer(given);
        if (old.isEmpty()) {
            throw TemplateException.unsupported("replacing the empty text");
        }
        StringBuilder result = new StringBuilder();
        int start = 0;
        for (int at = text.indexOf(old); at >= 0 && count != 0; at = text.indexOf(old, start)) {
            result.append(text, start, at).append(replacement);
            start = at + old.length();
            count--;
            meter.charge(0);
            meter.bound(result.length());
        }
        result.append(text, start, text.length());
        meter.chargeText(result.length());
        return result.toString();
    }

    private static long find(String text, Arguments arguments) {
        int at = text.indexOf(arguments.text(0, "sub"));
        return at < 0 ? -1 : text.codePointCount(0, at);
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return text.codePointCount(0, text.length()) + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static String join(String separator, Arguments arguments, Meter meter) {
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object item : Values.iterate(arguments.require(0, "iterable"), meter)) {
            if (!(item instanceof String)) {
                throw TemplateException.malformed("join only strings", Values.typeName(item));
            }
            joined.append(between).append(item);
            meter.bound(joined.length());
            between = separator;
        }
        meter.chargeText(joined.length());
        return joined.toString();
    }
}
