package dev.headroom.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Text to ids and back for a decoder. Special tokens written in a text are recognised; none are added here.
 *
 * <p>Thread-safe. Holds the vocabulary natively until closed.
 */
public final class DecoderTokenizer implements AutoCloseable {

    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;
    private boolean closed;

    private DecoderTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Reads a {@code tokenizer.json}. */
    public static DecoderTokenizer open(Path tokenizerJson) {
        return new DecoderTokenizer(TokenizerRuntime.open(tokenizerJson, OPTIONS));
    }

    /** Reads the content of a {@code tokenizer.json}. */
    public static DecoderTokenizer of(byte[] tokenizerJson) {
        return new DecoderTokenizer(TokenizerRuntime.open(tokenizerJson, OPTIONS));
    }

    /** Returns the ids of a text. */
    public synchronized int[] encode(String text) {
        checkOpen();
        long[] ids = tokenizer.encode(text, false, false).getIds();
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrow[i] = (int) ids[i];
        }
        return narrow;
    }

    /** Returns the text of {@code ids[from, to)} without special tokens. */
    public synchronized String decode(int[] ids, int from, int to) {
        checkOpen();
        long[] wide = new long[to - from];
        for (int i = from; i < to; i++) {
            wide[i - from] = ids[i];
        }
        return tokenizer.decode(wide, true);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the tokenizer of a closed model was used");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            tokenizer.close();
        }
    }
}
