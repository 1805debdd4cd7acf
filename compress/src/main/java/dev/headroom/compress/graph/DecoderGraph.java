package dev.headroom.compress.graph;

import dev.headroom.MalformedFileException;
import dev.headroom.ProgressListener;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Cache;
import dev.headroom.compress.quantize.TensorError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the graph of a Llama decoder with fused operators of ONNX Runtime, and its weights beside it. Inputs and
 * outputs are those of {@link dev.headroom.checkpoint.artefact.DecoderContract}.
 *
 * <p>Token table → norm → per layer: query, key and value as one product, attention with rotary embedding and a
 * key/value cache that is written in place, output product, residual sum and norm in one operator, gated feed-forward
 * (Touvron et al. 2023, LLaMA, section 2.2; Jiang et al. 2023, Mistral 7B, section 2). In the last layer everything
 * after the attention is computed for the wanted positions alone.
 *
 * <p>Holds some slabs of 2 MB and the graph without weights, about 0.1 MB per layer, whatever the size of the model.
 */
public final class DecoderGraph {

    private static final Set<String> ARCHITECTURES = Set.of("LlamaForCausalLM", "MistralForCausalLM");

    private DecoderGraph() {}

    /**
     * Where a graph is written.
     *
     * @param graph receives the graph
     * @param weights receives the weights; in the same directory
     */
    public record GraphFiles(Path graph, Path weights) {}

    /**
     * What was written.
     *
     * @param packedBytes bytes that the runtime packs into anonymous memory: matrices, and for 4 bits their scales and
     *     as many float32 block sums
     * @param mappedBytes bytes that it leaves mapped: the token table, norms, rotary tables, the file's own scales
     * @param cache layout of the key/value cache
     */
    public record Written(long packedBytes, long mappedBytes, Cache cache) {}

    /**
     * Rejects what this graph cannot express, before anything is written.
     *
     * @param where names the model in errors
     * @throws UnsupportedFeatureException naming what is missing
     */
    public static void requireSupported(ModelConfig config, String where) {
        if (!ARCHITECTURES.contains(config.architecture())) {
            throw new UnsupportedFeatureException("architecture " + config.architecture(), where);
        }
        if (!config.activation().equals("silu")) {
            throw new UnsupportedFeatureException("activation " + config.activation(), where);
        }
        if (config.attentionBias() || config.mlpBias()) {
            throw new UnsupportedFeatureException("biases of projections", where);
        }
        if (config.rotary().isEmpty()) {
            throw new UnsupportedFeatureException("a Llama decoder without rotary embedding", where);
        }
        if (config.shape().headSize() % 2 != 0
                || config.shape().heads() % config.shape().kvHeads() != 0) {
            throw new UnsupportedFeatureException(
                    "odd heads, or query heads that are no multiple of the key heads", where);
        }
    }

    /**
     * Writes graph and weights.
     *
     * @param tensors the source's weights under their Hugging Face names
     * @param config the source's configuration
     * @param format how matrices are rounded; empty for float32
     * @param context longest sequence, in tokens
     * @param files where to write
     * @param progress hears weights written
     * @param errors hears the error of each rounded matrix
     * @throws MalformedFileException if a tensor is missing, has another shape, or cannot be rounded because weights of it
     *     are no numbers
     */
    public static Written write(
            TensorSource tensors,
            ModelConfig config,
            Optional<BlockFormat> format,
            int context,
            GraphFiles files,
            ProgressListener progress,
            Consumer<TensorError> errors)
            throws IOException {
        requireSupported(config, tensors.origin());
        DecoderShape shape = DecoderShape.of(config, context, tensors.origin());
        String stage = format.isPresent() ? "quantising" : "writing weights";
        ByteTally tally = new ByteTally(progress, stage, shape.matrixWeights());
        try (WeightFile weights = new WeightFile(files.weights())) {
            GraphWriter graph = new GraphWriter("decoder", weights);
            WeightEncoding encoding = format.isPresent()
                    ? new BlockEncoding(graph, tally, format.get(), error -> {
                        requireFinite(error, tensors.origin());
                        errors.accept(error);
                    })
                    : new FloatEncoding(graph, tally);
            new DecoderAssembly(new DecoderWeights(tensors, shape), config, graph, encoding, tally).assemble();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(files.graph()))) {
                graph.model("headroom").writeTo(out);
            }
        }
        Cache cache = new Cache(shape.layers(), shape.kvHeads(), shape.head().padded(), shape.context());
        return new Written(tally.packedBytes(), tally.mappedBytes(), cache);
    }

    private static void requireFinite(TensorError error, String where) {
        if (!Double.isFinite(error.relative())) {
            throw new MalformedFileException(
                    where, "matrix " + error.tensor(), "hold finite weights", "others among them");
        }
    }
}
