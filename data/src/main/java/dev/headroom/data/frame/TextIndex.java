package dev.headroom.data.frame;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the different texts it is shown, 0, 1, 2 … in order of first sight, by their {@link KeyHash}; where another
 * text has that already, the next number counts. About 25 bytes per text beside the text itself.
 *
 * <p>One thread at a time.
 */
final class TextIndex {

    // String and array headers
    private static final int TEXT_BYTES = 24 + 16;

    private final WorkingMemory memory;
    private final KeyHash hash;
    private final LongIndex hashes;
    private @Nullable String[] texts = {};

    TextIndex(WorkingMemory memory) {
        this(memory, new KeyHash());
    }

    TextIndex(WorkingMemory memory, KeyHash hash) {
        this.memory = memory;
        this.hash = hash;
        hashes = new LongIndex(memory);
    }

    String text(int number) {
        return Objects.requireNonNull(texts[number]);
    }

    /** Returns the number of a text, or -1. */
    int find(String text) {
        long hashed = hash.of(text);
        int number = hashes.find(hashed);
        while (number >= 0 && !text.equals(texts[number])) {
            number = hashes.find(++hashed);
        }
        return number;
    }

    int findOrAdd(String text) {
        long hashed = hash.of(text);
        int size = hashes.size();
        int number = hashes.findOrAdd(hashed);
        while (number < size && !text.equals(texts[number])) {
            number = hashes.findOrAdd(++hashed);
        }
        if (number == size) {
            memory.take(TEXT_BYTES + 2L * text.length());
            texts = memory.grow(texts, size + 1);
            texts[size] = text;
        }
        return number;
    }
}
