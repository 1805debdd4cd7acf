package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition about the value of one column. */
final class CellCondition extends Condition {

    private final String column;
    private final String rest;
    private final Presence presence;
    private final CellTest.@Nullable Maker maker;

    /** What is asked of nulls. */
    enum Presence {
        NULL,
        NOT_NULL
    }

    CellCondition(String column, String rest, CellTest.Maker maker) {
        this.column = column;
        this.rest = rest;
        this.presence = Presence.NOT_NULL;
        this.maker = maker;
    }

    CellCondition(String column, Presence presence) {
        this.column = column;
        this.rest = presence == Presence.NULL ? "IS NULL" : "IS NOT NULL";
        this.presence = presence;
        this.maker = null;
    }

    @Override
    RowTest over(Frame frame, Wanted wanted) {
        Column values = frame.column(column);
        if (maker == null) {
            return (presence == Presence.NULL) == (wanted == Wanted.TRUE) ? values::isNull : row -> !values.isNull(row);
        }
        CellTest test = maker.over(column, values.type());
        boolean answer = wanted == Wanted.TRUE;
        RowTest known = known(values, test, answer);
        return values.nullCount() == 0 ? known : row -> !values.isNull(row) && known.test(row);
    }

    // one lambda per storage, so that the row loop has no branch on it
    private static RowTest known(Column values, CellTest test, boolean answer) {
        if (values instanceof LongColumn longs) {
            return row -> test.test(longs.get(row)) == answer;
        }
        if (values instanceof DoubleColumn doubles) {
            return row -> test.test(doubles.get(row)) == answer;
        }
        TextColumn texts = (TextColumn) values;
        if (!texts.isDictionary() || texts.dictionarySize() > texts.size()) {
            return row -> test.test(texts.get(row)) == answer;
        }
        BitSet wantedCodes = new BitSet(texts.dictionarySize());
        for (int code = 0; code < texts.dictionarySize(); code++) {
            wantedCodes.set(code, test.test(texts.word(code)) == answer);
        }
        return row -> wantedCodes.get(texts.code(row));
    }

    static String literal(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }

    static String literals(List<?> values) {
        return values.stream().map(CellCondition::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return "\"" + column.replace("\"", "\"\"") + "\" " + rest;
    }
}
