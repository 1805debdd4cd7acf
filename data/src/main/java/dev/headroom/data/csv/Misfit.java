package dev.headroom.data.csv;

import dev.headroom.data.column.ColumnType;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words for values that are not of a type. Thread-safe. */
final class Misfit {

    private static final Pattern LEADING_ZEROS = Pattern.compile("-?0[0-9]+([.,][0-9]+)?");
    private static final Pattern PLUS = Pattern.compile("\\+[0-9]+([.,][0-9]+)?");
    private static final Pattern LONG_NUMBER = Pattern.compile("-?[0-9]{16,}|-?[0-9]*[.,][0-9]{15,}");

    private Misfit() {}

    /** Returns what keeps a text that looks like a number from being one, such as {@code leading zeros: 01234}. */
    static Optional<String> numberLike(String text) {
        if (LEADING_ZEROS.matcher(text).matches()) {
            return Optional.of("leading zeros: " + text);
        }
        if (PLUS.matcher(text).matches()) {
            return Optional.of("leading plus: " + text);
        }
        if (LONG_NUMBER.matcher(text).matches()) {
            return Optional.of("more digits than a number keeps: " + text);
        }
        return Optional.empty();
    }

    /** Returns why {@code text} is not of {@code type}. */
    static String reason(ColumnType type, String text) {
        if (type == ColumnType.INTEGER || type == ColumnType.DECIMAL) {
            Optional<String> number = numberLike(text);
            if (number.isPresent()) {
                return number.get();
            }
        }
        return "not " + noun(type) + ": " + text;
    }

    /** Returns the type in words, with its article. */
    static String noun(ColumnType type) {
        return switch (type) {
            case INTEGER -> "a whole number";
            case DECIMAL -> "a decimal number";
            case TEXT -> "text";
            case BOOLEAN -> "true or false in one style";
            case DATE -> "a date";
            case TIMESTAMP -> "a date and time";
            case INSTANT -> "a date and time with Z";
        };
    }
}
