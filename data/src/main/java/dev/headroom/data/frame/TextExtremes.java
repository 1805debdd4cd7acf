package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.column.TextColumnBuilder;
import org.jspecify.annotations.Nullable;

/** The first or last text by code point. */
final class TextExtremes implements Accumulator {

    private static final int TEXT_BYTES = 24 + 16;

    private final boolean largest;
    private final WorkingMemory memory;
    private @Nullable String[] best = {};
    // per code of a frame's dictionary: its word, once it was asked for
    private @Nullable String[] words = {};
    private long wordBytes;
    private TextColumn column;
    private boolean coded;

    @SuppressWarnings("NullAway.Init")
    TextExtremes(Aggregate.Kind kind, WorkingMemory memory) {
        this.largest = kind == Aggregate.Kind.MAX;
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public void bind(Column next) {
        column = (TextColumn) next;
        coded = column.isDictionary();
        memory.give(4L * words.length + wordBytes);
        words = new String[0];
        wordBytes = 0;
        if (coded) {
            words = memory.grow(words, column.dictionarySize());
        }
    }

    @Override
    public void room(int groups) {
        best = memory.grow(best, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                improve(groups[row - from], coded ? word(column.code(row)) : column.get(row));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same word again is the usual case and needs no comparison
    private void improve(int group, String text) {
        String old = best[group];
        if (old == text) {
            return;
        }
        if (old == null) {
            memory.take(TEXT_BYTES + 2L * text.length());
            best[group] = text;
            return;
        }
        int order = ValueOrder.compare(text, old);
        if (largest ? order > 0 : order < 0) {
            memory.take(2L * text.length());
            memory.give(2L * old.length());
            best[group] = text;
        }
    }

    private String word(int code) {
        String word = words[code];
        if (word == null) {
            word = column.word(code);
            long bytes = TEXT_BYTES + 2L * word.length();
            memory.take(bytes);
            wordBytes += bytes;
            words[code] = word;
        }
        return word;
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        String text = best[group];
        if (text != null) {
            ((TextColumnBuilder) to).set(text);
        }
    }
}
