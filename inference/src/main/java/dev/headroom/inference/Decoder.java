package dev.headroom.inference;

import java.nio.FloatBuffer;

/**
 * A decoder with one key/value cache, as a request sees it. Positions are written in order; writing an earlier one again
 * forgets what came after it. Logits are float32 from the buffer's position on, valid until the next call.
 *
 * <p>On the inference thread only. Every call may throw {@link dev.headroom.BackendException}, also where it was ended
 * early because the request is to stop.
 */
public interface Decoder {

    /** Returns how many tokens {@link #prefill} takes at once. */
    int prefillChunk();

    /** Returns how many tokens {@link #score} takes at once. */
    int scoringChunk();

    /**
     * Writes {@code ids[from, to)} at their positions.
     *
     * @return logits of the last one, {@code [vocabulary]}
     */
    FloatBuffer prefill(int[] ids, int from, int to);

    /**
     * Writes one token.
     *
     * @return its logits, {@code [vocabulary]}
     */
    FloatBuffer step(int id, int position);

    /**
     * Writes {@code ids[from, to)} at their positions.
     *
     * @return logits of all of them, {@code [to - from, vocabulary]}
     */
    FloatBuffer score(int[] ids, int from, int to);
}
