package dev.headroom.compress;

import dev.headroom.ProgressListener;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.GenerationDefaults;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.ArtefactManifest.SpecialTokens;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Weights;
import dev.headroom.checkpoint.artefact.ArtefactWriter;
import dev.headroom.checkpoint.tokenizer.LeadingToken;
import dev.headroom.compress.graph.BlockFormat;
import dev.headroom.compress.graph.DecoderGraph;
import dev.headroom.compress.graph.DecoderGraph.GraphFiles;
import dev.headroom.compress.quantize.TensorError;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a checkpoint of the Llama family into an artefact.
 *
 * <pre>{@code
 * try (Checkpoint source = Checkpoint.open(Path.of("zephyr-7b-beta"))) {
 *     Artefact artefact = Compressor.compress(
 *             source, CompressionSettings.int4(), Path.of("zephyr-int4"), ProgressListener.none());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Weights are streamed: the heap stays the same whatever the size of the model, {@code -Xmx256m} is
 * enough. The directory appears finished or not at all; what a killed build left is removed by the next one. What cannot
 * be written is an {@link UncheckedIOException}.
 */
public final class Compressor {

    private static final Logger LOG = LoggerFactory.getLogger(Compressor.class);

    private Compressor() {}

    /**
     * Builds an artefact.
     *
     * @param source the checkpoint; stays open
     * @param settings how to store the weights
     * @param target the artefact's directory: absent, empty, or an artefact, which is replaced in the end
     * @param progress hears weights written, on the calling thread
     * @throws UnsupportedFeatureException if the architecture or the precision is not built
     * @throws dev.headroom.MalformedFileException if a tensor is missing or has another shape
     */
    public static Artefact compress(
            Checkpoint source, CompressionSettings settings, Path target, ProgressListener progress) {
        return compress(source, settings, target, progress, Compressor::log);
    }

    /**
     * Builds an artefact and tells how far each rounded matrix is from its source.
     *
     * @param source the checkpoint; stays open
     * @param settings how to store the weights
     * @param target the artefact's directory: absent, empty, or an artefact, which is replaced in the end
     * @param progress hears weights written, on the calling thread
     * @param errors hears the error of each rounded matrix, on the calling thread
     */
    public static Artefact compress(
            Checkpoint source,
            CompressionSettings settings,
            Path target,
            ProgressListener progress,
            Consumer<TensorError> errors) {
        ModelConfig config = source.config();
        DecoderGraph.requireSupported(config, source.name());
        Optional<BlockFormat> format = format(settings, source.name());
        try (ArtefactWriter writer = ArtefactWriter.create(target)) {
            DecoderGraph.Written written = DecoderGraph.write(
                    source.tensors(),
                    config,
                    format,
                    settings.context().orElse(config.shape().contextLength()),
                    new GraphFiles(writer.resolve(ArtefactManifest.GRAPH), writer.resolve(ArtefactManifest.WEIGHTS)),
                    progress,
                    errors);
            byte[] tokenizer = source.tokenizerJson();
            Optional<byte[]> tokenizerConfig = source.tokenizerConfigJson();
            writer.write("tokenizer.json", tokenizer);
            tokenizerConfig.ifPresent(json -> writer.write("tokenizer_config.json", json));
            source.generationDefaults()
                    .ifPresent(defaults -> writer.write("generation_config.json", GenerationConfigJson.of(defaults)));
            OptionalInt bos = LeadingToken.of(config.bosToken(), tokenizer, tokenizerConfig, source.name());
            return writer.commit(manifest(source, settings, written, new SpecialTokens(bos, endTokens(source))));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "compressing " + source.name() + " into " + target + ": " + e.getMessage(), e);
        }
    }

    private static Optional<BlockFormat> format(CompressionSettings settings, String where) {
        return switch (settings.precision()) {
            case FP32 -> Optional.empty();
            case INT4 -> Optional.of(BlockFormat.of(settings.method().quantizer(), settings.blockSize()));
            case INT8, FP16 ->
                throw new UnsupportedFeatureException(
                        "precision " + settings.precision().label() + " for decoders", where);
        };
    }

    private static ArtefactManifest manifest(
            Checkpoint source, CompressionSettings settings, DecoderGraph.Written written, SpecialTokens tokens) {
        ModelConfig config = source.config();
        boolean rounded = settings.precision() == Precision.INT4;
        Weights weights = new Weights(
                settings.precision(),
                rounded ? OptionalInt.of(settings.blockSize()) : OptionalInt.empty(),
                rounded ? settings.method().label() : "none",
                written.packedBytes(),
                written.mappedBytes());
        return new ArtefactManifest(
                ArtefactManifest.FORMAT_VERSION,
                source.name(),
                ModelTask.GENERATION,
                config.architecture(),
                config.shape(),
                weights,
                Optional.of(written.cache()),
                tokens,
                Map.of(),
                source.name() + " (" + config.architecture() + ", " + source.bytes() + ")",
                Optional.empty());
    }

    /** The generation file's tokens end an answer where it has any: chat models add theirs there. */
    private static List<Integer> endTokens(Checkpoint source) {
        return source.generationDefaults()
                .map(GenerationDefaults::eosTokens)
                .filter(tokens -> !tokens.isEmpty())
                .orElse(source.config().eosTokens());
    }

    private static void log(TensorError error) {
        LOG.debug("{}: relative rounding error {}", error.tensor(), error.relative());
    }
}
