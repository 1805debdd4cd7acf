package dev.headroom.backend.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The one place that touches the tokenizer library first, and tells it before to stay off the network. */
final class TokenizerRuntime {

    private TokenizerRuntime() {}

    /** Reads a {@code tokenizer.json} with the library's own options. */
    static HuggingFaceTokenizer open(Path file, Map<String, String> options) {
        // read in static initialisers of the library: must stand before its first class is loaded
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream in = Files.newInputStream(file)) {
            return HuggingFaceTokenizer.newInstance(in, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError e) {
            throw OrtErrors.map(e);
        }
    }
}
