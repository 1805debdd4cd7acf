package dev.headroom.data.csv;

import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Narrows down what type a column may have: starts with every type and drops those that a value rules out, remembering
 * the first such value. Values that stand for a missing one rule nothing out, unless the column turns out to be text.
 * One thread at a time.
 */
final class ColumnGuess {

    /** Why a type was dropped: the first value that is not of it. */
    private record RuledOut(String text, long line, long after) {}

    private record Candidate(ColumnType type, CellText text) {}

    private final NullTexts stated;
    private final NullTexts markers;
    private final List<Candidate> candidates;
    private final Map<ColumnType, RuledOut> ruledOut = new EnumMap<>(ColumnType.class);

    private long values;

    ColumnGuess(NullTexts stated, NullTexts markers, char decimalMark, DecimalText.Rounding rounding) {
        this.stated = stated;
        this.markers = markers;
        // from narrow to wide: the first that is left wins
        this.candidates = new ArrayList<>(List.of(
                new Candidate(ColumnType.INTEGER, new IntegerText()::parse),
                new Candidate(ColumnType.DECIMAL, new DecimalText(decimalMark, rounding)::parse),
                new Candidate(ColumnType.BOOLEAN, oneStyle()),
                new Candidate(ColumnType.DATE, new DateText()::parse),
                new Candidate(ColumnType.TIMESTAMP, new TimestampText(TimestampText.Zone.LOCAL)::parse),
                new Candidate(ColumnType.INSTANT, new TimestampText(TimestampText.Zone.UTC)::parse)));
    }

    private static CellText oneStyle() {
        BooleanText truth = new BooleanText(BooleanText.Styles.ONE);
        return (buffer, offset, length) -> {
            boolean fits = truth.parse(buffer, offset, length);
            if (fits) {
                truth.settle();
            }
            return fits;
        };
    }

    /** Takes a field. */
    void take(char[] buffer, int offset, int length, boolean quoted, long line) {
        if (length == 0 || candidates.isEmpty() || (!quoted && isNull(buffer, offset, length))) {
            return;
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Candidate candidate = candidates.get(i);
            if (!candidate.text().parse(buffer, offset, length)) {
                candidates.remove(i);
                ruledOut.put(candidate.type(), new RuledOut(Excerpt.of(buffer, offset, length), line, values));
            }
        }
        values++;
    }

    private boolean isNull(char[] buffer, int offset, int length) {
        return stated.indexOf(buffer, offset, length) >= 0 || markers.indexOf(buffer, offset, length) >= 0;
    }

    /** Returns whether no value was seen that tells anything. */
    boolean isOpen() {
        return values == 0;
    }

    /** Returns the type; text where there were no values. */
    ColumnType type() {
        return values == 0 || candidates.isEmpty()
                ? ColumnType.TEXT
                : candidates.get(0).type();
    }

    /** Returns why it is not a narrower type, for people, if that is worth saying. */
    Optional<String> reason() {
        ColumnType type = type();
        if (values == 0) {
            return Optional.of("no values seen");
        }
        if (type == ColumnType.DECIMAL) {
            RuledOut whole = ruledOut.get(ColumnType.INTEGER);
            return whole == null || whole.after() == 0
                    ? Optional.empty()
                    : Optional.of(told(ColumnType.INTEGER, whole));
        }
        if (type != ColumnType.TEXT) {
            return Optional.empty();
        }
        ColumnType longest = ColumnType.INTEGER;
        for (Map.Entry<ColumnType, RuledOut> entry : ruledOut.entrySet()) {
            if (entry.getValue().after() > after(longest)) {
                longest = entry.getKey();
            }
        }
        RuledOut first = ruledOut.get(longest);
        if (first == null
                || (first.after() == 0 && Misfit.numberLike(first.text()).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(told(longest, first));
    }

    private long after(ColumnType type) {
        RuledOut out = ruledOut.get(type);
        return out == null ? 0 : out.after();
    }

    private static String told(ColumnType type, RuledOut out) {
        return Misfit.reason(type, out.text()) + " (line " + out.line() + ")";
    }
}
