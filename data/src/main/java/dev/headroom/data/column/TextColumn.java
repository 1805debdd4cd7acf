package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of text. As long as texts come back, a row holds a code of 8, 16 or 32 bits into one dictionary; a column
 * that gave its dictionary up holds the text itself from there on, in one byte a character where that is enough.
 *
 * <p>Thread-safe: immutable. {@link #get} makes a new String at each call; work with {@link #code} where there are many.
 */
public final class TextColumn extends Column {

    private final TextChunk[] chunks;
    private final TextBlock dictionary;
    private final boolean coded;

    TextColumn(String name, int size, List<TextChunk> chunks, TextBlock dictionary) {
        super(name, ColumnType.TEXT, size, chunks);
        this.chunks = chunks.toArray(TextChunk[]::new);
        this.dictionary = dictionary;
        coded = chunks.stream().allMatch(TextChunk::isCoded);
    }

    /** Returns the text; empty where there is none. The empty text may also be a value: {@link #isNull} tells. */
    public String get(int row) {
        Objects.checkIndex(row, size());
        TextChunk chunk = chunks[row >>> Chunk.SHIFT];
        int index = row & Chunk.MASK;
        return chunk.isNull(index) ? "" : chunk.get(index, dictionary);
    }

    /** Returns whether every row is a code into the dictionary. */
    public boolean isDictionary() {
        return coded;
    }

    /**
     * Returns the row's place in the dictionary, in {@code [0, dictionarySize)}; 0 where there is no value, so ask
     * {@link #isNull} first.
     *
     * @throws IllegalStateException if the column gave its dictionary up
     */
    public int code(int row) {
        if (!coded) {
            throw new IllegalStateException("column " + name() + " must be a dictionary, was " + encoding());
        }
        Objects.checkIndex(row, size());
        return chunks[row >>> Chunk.SHIFT].code(row & Chunk.MASK);
    }

    /** Returns how many words the dictionary has; each is the text of some row. */
    public int dictionarySize() {
        return dictionary.size();
    }

    /** Returns a word of the dictionary. */
    public String word(int code) {
        return dictionary.get(Objects.checkIndex(code, dictionary.size()));
    }

    @Override
    public ByteSize retained() {
        return super.retained().plus(dictionary.heapBytes());
    }

    @Override
    public String encoding() {
        return dictionary.size() == 0 ? super.encoding() : super.encoding() + ", " + dictionary.size() + " words";
    }

    @Override
    public String text(int row) {
        return get(row);
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : get(row);
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(newName, size(), chunks(), dictionary);
    }

    @Override
    List<TextChunk> chunks() {
        return List.of(chunks);
    }

    @Override
    Chunk chunk(int row) {
        return chunks[Objects.checkIndex(row, size()) >>> Chunk.SHIFT];
    }
}
