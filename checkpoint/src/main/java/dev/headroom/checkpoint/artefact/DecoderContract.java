package dev.headroom.checkpoint.artefact;

/**
 * Names and shapes of a decoder graph's inputs and outputs: what the graph builder promises and the backend relies on.
 *
 * <p>Inputs: {@link #INPUT_IDS} int64 {@code [1, tokens]}; {@link #OUTPUT_POSITIONS} int64 {@code [positions]}, indices
 * into the tokens of this run whose logits are wanted; {@link #LAST_POSITION} int32 {@code [1]}, tokens in the cache
 * after this run less one; {@link #TOTAL_LENGTH} int32 scalar, tokens in the cache after this run; per layer
 * {@link #pastKey} and {@link #pastValue} float32 {@code [1, kvHeads, context, kvHeadSize]}.
 *
 * <p>Outputs: {@link #LOGITS} float32 {@code [positions, vocabulary]}; per layer {@link #presentKey} and
 * {@link #presentValue}, which the caller binds to the same buffers as the past.
 */
public final class DecoderContract {

    /** Token ids of this run. */
    public static final String INPUT_IDS = "input_ids";

    /** Indices of this run's tokens whose logits are wanted. */
    public static final String OUTPUT_POSITIONS = "output_positions";

    /** Tokens in the cache after this run, less one. */
    public static final String LAST_POSITION = "last_position";

    /** Tokens in the cache after this run. */
    public static final String TOTAL_LENGTH = "total_length";

    /** Scores of the next token. */
    public static final String LOGITS = "logits";

    private DecoderContract() {}

    /** Returns the name of the key cache input of {@code layer}, from 0. */
    public static String pastKey(int layer) {
        return "past." + layer + ".key";
    }

    /** Returns the name of the value cache input of {@code layer}, from 0. */
    public static String pastValue(int layer) {
        return "past." + layer + ".value";
    }

    /** Returns the name of the key cache output of {@code layer}, from 0. */
    public static String presentKey(int layer) {
        return "present." + layer + ".key";
    }

    /** Returns the name of the value cache output of {@code layer}, from 0. */
    public static String presentValue(int layer) {
        return "present." + layer + ".value";
    }
}
