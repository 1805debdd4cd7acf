package dev.headroom.pipeline;

import dev.headroom.ByteSize;
import dev.headroom.classification.Classification;
import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.Generation;
import dev.headroom.generation.Prompt;

/** A result as it lies in the caches. */
public sealed interface Computed {

    /** Objects, headers, links of the cache: measured on 64-bit HotSpot with compressed pointers, rounded up. */
    int OVERHEAD = 512;

    /** Returns the heap bytes that it holds, estimated from above. */
    ByteSize weight();

    /** Returns the heap bytes of a result together with its key. */
    static ByteSize weigh(RequestKey key, Computed value) {
        return ByteSize.of(OVERHEAD + 2 * promptCharacters(key.prompt())).plus(value.weight());
    }

    private static long promptCharacters(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return text.text().length();
        }
        long characters = 0;
        for (ChatMessage message : ((Prompt.Chat) prompt).messages()) {
            characters += message.content().length() + 32L;
        }
        return characters;
    }

    /**
     * A generated text.
     *
     * @param generation the answer
     */
    record Text(Generation generation) implements Computed {

        @Override
        public ByteSize weight() {
            return ByteSize.of(2L * generation.text().length());
        }
    }

    /**
     * A sentence vector.
     *
     * @param values the unit vector; not to be modified
     */
    // never compared: the cache looks at keys only
    @SuppressWarnings("ArrayRecordComponent")
    record Vector(float[] values) implements Computed {

        @Override
        public ByteSize weight() {
            return ByteSize.of((long) Float.BYTES * values.length);
        }
    }

    /**
     * A label.
     *
     * @param classification the label with its probabilities
     */
    record Label(Classification classification) implements Computed {

        @Override
        public ByteSize weight() {
            return ByteSize.of(96L * classification.probabilities().size());
        }
    }
}
