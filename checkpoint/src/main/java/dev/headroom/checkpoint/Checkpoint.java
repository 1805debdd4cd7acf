package dev.headroom.checkpoint;

import dev.headroom.ByteSize;
import dev.headroom.ModelNotFoundException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.gguf.GgufCheckpoint;
import dev.headroom.checkpoint.gguf.GgufFile;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.checkpoint.tokenizer.GgufTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model as published: weights, configuration and tokenizer, from a Hugging Face directory or one GGUF file.
 *
 * <pre>{@code
 * try (Checkpoint checkpoint = Checkpoint.open(Path.of("zephyr-7b-beta"))) {
 *     ModelConfig config = checkpoint.config();
 *     float[] row = new float[config.shape().hiddenSize()];
 *     checkpoint.tensors().readFloats("model.embed_tokens.weight", 0, row, row.length);
 * }
 * }</pre>
 *
 * <p>A directory holds {@code config.json}, {@code model.safetensors} or {@code model.safetensors.index.json} with its
 * shards, and {@code tokenizer.json}. A GGUF file of the Llama family shows the same names, row order and tokenizer
 * format as a directory would.
 *
 * <p>Thread-safe. Weights are mapped, never copied to the heap; the heap holds the headers. A file that breaks the
 * rules of its format gives {@link dev.headroom.MalformedFileException}, one that keeps them but needs something that
 * is not built gives {@link UnsupportedFeatureException}, one that cannot be read gives
 * {@link java.io.UncheckedIOException}.
 */
public final class Checkpoint implements AutoCloseable {

    private final String name;
    private final TensorSource tensors;
    private final ByteSize bytes;
    private final ModelConfig config;
    private final Optional<GenerationDefaults> generationDefaults;
    private final Supplier<byte[]> tokenizerJson;
    private final Supplier<Optional<byte[]>> tokenizerConfigJson;

    private Checkpoint(Path directory, HubWeights weights) {
        this.name = nameOf(directory);
        this.tensors = weights.tensors();
        this.bytes = ByteSize.of(weights.fileBytes());
        this.config = ConfigJson.read(JsonFields.read(directory.resolve("config.json")), Optional.of(tensors));
        this.generationDefaults = optional(directory.resolve("generation_config.json"))
                .map(path -> GenerationDefaults.read(JsonFields.read(path)));
        HubTokenizer tokenizer = new HubTokenizer(directory);
        this.tokenizerJson = tokenizer::tokenizerJson;
        this.tokenizerConfigJson = tokenizer::configJson;
    }

    private Checkpoint(Path file, GgufCheckpoint gguf) {
        GgufTokenizer tokenizer = new GgufTokenizer(gguf.metadata());
        this.name = nameOf(file);
        this.tensors = gguf;
        this.bytes = ByteSize.of(gguf.fileBytes());
        this.config = gguf.config();
        this.generationDefaults = Optional.empty();
        this.tokenizerJson = tokenizer::tokenizerJson;
        this.tokenizerConfigJson = () -> Optional.of(tokenizer.tokenizerConfigJson());
    }

    /**
     * Opens a Hugging Face directory or a GGUF file.
     *
     * @throws ModelNotFoundException if there is nothing at {@code path}
     */
    public static Checkpoint open(Path path) {
        if (!isDirectory(path)) {
            return new Checkpoint(path, GgufCheckpoint.open(path));
        }
        HubWeights weights = HubWeights.open(path).orElseThrow(() -> HubWeights.missing(path));
        return new Checkpoint(path, weights);
    }

    /** Returns whether {@code path} looks like something that {@link #open} takes. Reads four bytes at most. */
    public static boolean isCheckpoint(Path path) {
        if (Files.isDirectory(path)) {
            return Files.isRegularFile(path.resolve("config.json")) && HubWeights.arePresent(path);
        }
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] magic = in.readNBytes(Integer.BYTES);
            return magic.length == Integer.BYTES
                    && ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt() == GgufFile.MAGIC;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the configuration alone: {@code config.json} and the headers of the weights. Where a directory has no
     * weights yet, the parameters come from a formula.
     *
     * @throws ModelNotFoundException if there is nothing at {@code path}
     */
    public static ModelConfig readConfig(Path path) {
        if (!isDirectory(path)) {
            try (GgufCheckpoint gguf = GgufCheckpoint.open(path)) {
                return gguf.config();
            }
        }
        Optional<TensorSource> tensors = HubWeights.open(path).map(HubWeights::tensors);
        try {
            return ConfigJson.read(JsonFields.read(path.resolve("config.json")), tensors);
        } finally {
            tensors.ifPresent(TensorSource::close);
        }
    }

    private static boolean isDirectory(Path path) {
        if (!Files.exists(path)) {
            throw new ModelNotFoundException(
                    path.toString(), List.of(path.toAbsolutePath().toString()));
        }
        return Files.isDirectory(path);
    }

    private static Optional<Path> optional(Path file) {
        return Optional.of(file).filter(Files::isRegularFile);
    }

    private static String nameOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        int names = absolute.getNameCount();
        if (names > 2 && absolute.getName(names - 2).toString().equals("snapshots")) {
            // The Hugging Face cache: models--OWNER--NAME/snapshots/COMMIT.
            String folder = absolute.getName(names - 3).toString();
            int owner = folder.lastIndexOf("--");
            return owner < 0 ? folder : folder.substring(owner + 2);
        }
        String last = names == 0 ? "" : absolute.getName(names - 1).toString();
        return last.endsWith(".gguf") ? last.substring(0, last.length() - ".gguf".length()) : last;
    }

    /** Returns the weights under their Hugging Face names, whatever the format; closed with this checkpoint. */
    public TensorSource tensors() {
        return tensors;
    }

    /** Returns the configuration; its parameters are counted from the headers of the weights. */
    public ModelConfig config() {
        return config;
    }

    /** Returns the content of {@code generation_config.json}; absent where there is none. */
    public Optional<GenerationDefaults> generationDefaults() {
        return generationDefaults;
    }

    /** Returns a {@code tokenizer.json}, UTF-8; converted where the weights are GGUF. Read on every call. */
    public byte[] tokenizerJson() {
        return tokenizerJson.get();
    }

    /**
     * Returns the {@code tokenizer_config.json}, UTF-8; with the content of {@code chat_template.jinja}, where that
     * is there, as its {@code chat_template}; made from the metadata where the weights are GGUF; absent where
     * there is neither file. Read on every call.
     */
    public Optional<byte[]> tokenizerConfigJson() {
        return tokenizerConfigJson.get();
    }

    /** Returns the size of all weight files. */
    public ByteSize bytes() {
        return bytes;
    }

    /** Returns a short name: that of the directory, or of the file without its suffix. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        tensors.close();
    }
}
