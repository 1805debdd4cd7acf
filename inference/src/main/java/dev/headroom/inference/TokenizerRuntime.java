package dev.headroom.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.headroom.BackendException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The one place that touches the tokenizer library first, and tells it before to stay off the network. */
public final class TokenizerRuntime {

    private TokenizerRuntime() {}

    /** Reads a {@code tokenizer.json} with the library's own options. */
    static HuggingFaceTokenizer open(Path file, Map<String, String> options) {
        try (InputStream in = Files.newInputStream(file)) {
            return open(in, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the content of a {@code tokenizer.json} with the library's own options. */
    public static HuggingFaceTokenizer open(byte[] json, Map<String, String> options) {
        try {
            return open(new ByteArrayInputStream(json), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HuggingFaceTokenizer open(InputStream json, Map<String, String> options) throws IOException {
        // read in static initialisers of the library: must stand before its first class is loaded
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            return HuggingFaceTokenizer.newInstance(json, options);
        } catch (LinkageError e) {
            throw new BackendException(
                    "tokenizers",
                    "the native library did not load (" + e.getMessage()
                            + "); it needs glibc and a writable temporary folder, or a folder with the extracted libraries",
                    e);
        }
    }
}
