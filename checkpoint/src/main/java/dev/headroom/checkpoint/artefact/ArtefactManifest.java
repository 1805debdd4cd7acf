package dev.headroom.checkpoint.artefact;

import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The content of {@code headroom.json}: what an artefact is, which files it has, and how good it is.
 *
 * @param formatVersion version of this layout, {@value #FORMAT_VERSION}
 * @param id the name of the model
 * @param task what it is for
 * @param architecture the Hugging Face architecture it was made from
 * @param shape the sizes of the source model
 * @param weights how the weights are stored
 * @param cache how the key/value cache is laid out; absent for encoders
 * @param tokens the special tokens
 * @param files every other file of the artefact by name; {@code model.onnx} among them
 * @param source where it was made from, for people
 * @param quality how it compares with its source; absent until measured
 */
public record ArtefactManifest(
        int formatVersion,
        String id,
        ModelTask task,
        String architecture,
        ModelShape shape,
        Weights weights,
        Optional<Cache> cache,
        SpecialTokens tokens,
        Map<String, FileEntry> files,
        String source,
        Optional<Quality> quality) {

    /** The version of the layout that this library writes and the newest that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** The name of the manifest in its directory. */
    public static final String FILE_NAME = "headroom.json";

    /** The name of the graph. */
    public static final String GRAPH = "model.onnx";

    /** The name of the external weights. */
    public static final String WEIGHTS = "model.onnx.data";

    /** Copies the map and rejects nulls. */
    public ArtefactManifest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(quality, "quality");
        files = Map.copyOf(files);
    }

    ArtefactManifest withFiles(Map<String, FileEntry> entries) {
        return new ArtefactManifest(
                formatVersion, id, task, architecture, shape, weights, cache, tokens, entries, source, quality);
    }

    ArtefactManifest withQuality(Quality measured) {
        return new ArtefactManifest(
                formatVersion,
                id,
                task,
                architecture,
                shape,
                weights,
                cache,
                tokens,
                files,
                source,
                Optional.of(measured));
    }

    /**
     * How the weights are stored.
     *
     * @param precision the format of the large matrices
     * @param blockSize weights that share a scale; absent for floating point
     * @param method how they were rounded, for example {@code round-to-nearest}
     * @param packedBytes bytes that the runtime packs into anonymous memory: large matrices with their scales
     * @param mappedBytes bytes that it leaves mapped: embeddings, norms, tables
     */
    public record Weights(
            Precision precision, OptionalInt blockSize, String method, long packedBytes, long mappedBytes) {}

    /**
     * Layout of the key/value cache: float32 {@code [1, kvHeads, context, headSize]} twice per layer.
     *
     * @param layers number of layers
     * @param kvHeads heads in the cache
     * @param headSize width of a head in the cache; may be padded above the model's own
     * @param maximumContext the longest context that the graph's tables allow
     */
    public record Cache(int layers, int kvHeads, int headSize, int maximumContext) {

        /** Returns the bytes of the cache for {@code context} tokens. */
        public long bytes(int context) {
            return 2L * layers * kvHeads * headSize * Float.BYTES * context;
        }
    }

    /**
     * Special tokens.
     *
     * @param bos starts a sequence; absent where none is put in front
     * @param eos end a sequence; possibly empty
     */
    public record SpecialTokens(OptionalInt bos, List<Integer> eos) {

        /** Copies the list. */
        public SpecialTokens {
            eos = List.copyOf(eos);
        }
    }

    /**
     * One file.
     *
     * @param bytes its size
     * @param sha256 its SHA-256, lower-case hexadecimal
     */
    public record FileEntry(long bytes, String sha256) {}

    /**
     * How the artefact compares with its source on a stated text.
     *
     * @param text the text it was measured on
     * @param tokens predictions that were compared
     * @param sourcePerplexity perplexity of the source model
     * @param perplexity perplexity of the artefact
     * @param meanDivergence mean Kullback-Leibler divergence from the source, nats per token
     * @param topOneAgreement share of positions where both rank the same token first, in [0, 1]
     */
    public record Quality(
            String text,
            long tokens,
            double sourcePerplexity,
            double perplexity,
            double meanDivergence,
            double topOneAgreement) {}
}
