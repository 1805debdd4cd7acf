package dev.headroom.training.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.headroom.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The one place that touches the tokenizer library first, and tells it before to stay off the network. */
final class TokenizerRuntime {

    private TokenizerRuntime() {}

    /** Reads a {@code tokenizer.json}; the result adds no special tokens and cuts nothing. */
    static HuggingFaceTokenizer open(String file, byte[] tokenizerJson) {
        // read in static initialisers of the library: must stand before its first class is loaded
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(tokenizerJson),
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // the native parser has no exception of its own
            throw new MalformedFileException(file, "its content", "be a tokenizer", String.valueOf(e.getMessage()), e);
        }
    }
}
