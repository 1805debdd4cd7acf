package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type, one a row, some of them possibly missing.
 *
 * <pre>{@code
 * if (frame.column("delay") instanceof LongColumn delay && !delay.isNull(row)) {
 *     sum += delay.get(row);
 * }
 * }</pre>
 *
 * <p>Thread-safe: immutable. Holds {@link #retained} on the heap. A row outside {@code [0, size)} is an
 * {@link IndexOutOfBoundsException}.
 */
public abstract sealed class Column permits LongColumn, DoubleColumn, TextColumn {

    private final String name;
    private final ColumnType type;
    private final int size;
    private final int nullCount;

    Column(String name, ColumnType type, int size, List<? extends Chunk> chunks) {
        this.name = name;
        this.type = type;
        this.size = size;
        nullCount = chunks.stream().mapToInt(Chunk::nullCount).sum();
    }

    /** Returns its name. */
    public final String name() {
        return name;
    }

    /** Returns what its values mean. */
    public final ColumnType type() {
        return type;
    }

    /** Returns its rows. */
    public final int size() {
        return size;
    }

    /** Returns the rows without a value. */
    public final int nullCount() {
        return nullCount;
    }

    /** Returns whether the row has no value. */
    public final boolean isNull(int row) {
        return nullCount > 0 && chunk(row).isNull(row & Chunk.MASK);
    }

    /** Returns the bytes held on the heap: chunks, masks and dictionary, without the headers of a few objects. */
    public ByteSize retained() {
        return chunks().stream().map(Chunk::retained).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Returns how it is stored, for people: the commonest encoding of its chunks, and how many differ. */
    public String encoding() {
        TreeMap<String, Long> encodings =
                chunks().stream().collect(Collectors.groupingBy(Chunk::encoding, TreeMap::new, Collectors.counting()));
        if (encodings.isEmpty()) {
            return "empty";
        }
        String commonest = java.util.Collections.max(encodings.entrySet(), java.util.Map.Entry.comparingByValue())
                .getKey();
        return encodings.size() == 1 ? commonest : commonest + " and " + (encodings.size() - 1) + " more";
    }

    /**
     * Returns the value as text that reads back as the same value, or the empty text where there is none: {@code 12},
     * {@code 1.5}, {@code true}, {@code 2013-01-01}, {@code 2013-01-01T06:00:00}, {@code 2013-01-01T06:00:00Z}.
     */
    public abstract String text(int row);

    /**
     * Returns the value as an object: Long, Double, String, Boolean, {@link java.time.LocalDate},
     * {@link java.time.LocalDateTime} or {@link java.time.Instant}; null where there is none.
     */
    public abstract @Nullable Object value(int row);

    /** Returns the same values under another name; the storage is shared. */
    public abstract Column renamed(String newName);

    abstract List<? extends Chunk> chunks();

    abstract Chunk chunk(int row);

    @Override
    public String toString() {
        return name + " " + type + " [" + size + "]";
    }
}
