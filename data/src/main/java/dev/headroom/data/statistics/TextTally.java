package dev.headroom.data.statistics;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.frame.ValueOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of text, in chunks or whole. Dictionary-coded text is counted per code, not per row. */
final class TextTally implements ColumnTally {

    private final String name;
    private final ValueTally<String> values;
    private long count;
    private long nulls;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private @Nullable String first;
    private @Nullable String last;

    TextTally(String name, ValueTally<String> values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public void accept(Column chunk) {
        TextColumn texts = (TextColumn) chunk;
        nulls += texts.nullCount();
        if (texts.isDictionary()) {
            long[] times = new long[texts.dictionarySize()];
            for (int row = 0; row < texts.size(); row++) {
                if (!texts.isNull(row)) {
                    times[texts.code(row)]++;
                }
            }
            for (int code = 0; code < times.length; code++) {
                if (times[code] > 0) {
                    add(texts.word(code), times[code]);
                }
            }
            return;
        }
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isNull(row)) {
                add(texts.get(row), 1);
            }
        }
    }

    private void add(String text, long times) {
        count += times;
        shortest = Math.min(shortest, text.length());
        longest = Math.max(longest, text.length());
        if (first == null || ValueOrder.compare(text, first) < 0) {
            first = text;
        }
        if (last == null || ValueOrder.compare(text, last) > 0) {
            last = text;
        }
        values.add(text, times);
    }

    @Override
    public ColumnDescription describe() {
        return new ColumnDescription(
                name,
                ColumnType.TEXT,
                count,
                nulls,
                Optional.ofNullable(first),
                Optional.ofNullable(last),
                Optional.empty(),
                count == 0 ? Optional.empty() : Optional.of(new TextLengths(shortest, longest)),
                values.summary(text -> text));
    }
}
