package dev.headroom.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.DecoderContract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decoder's session with its key/value cache and its buffers, all reused from step to step: a run writes ids into
 * direct buffers and reads logits from one, nothing is copied and nothing of ours is allocated.
 *
 * <p>On the inference thread only. Holds the weights, the cache and {@link #bufferBytes()} until closed.
 */
final class DecoderGraph implements AutoCloseable {

    /** Tokens of a run of the prompt: bounds scratch memory, and how long a run goes on after it was cancelled. */
    static final int PREFILL_CHUNK = 128;

    /** Most positions whose logits are handed out by one run. */
    private static final int MOST_SCORED = 32;

    /** Most bytes of logits; a large vocabulary is scored in smaller chunks. */
    private static final int MOST_LOGITS_BYTES = 8 << 20;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final KvCache cache;
    private final int context;
    private final int vocabulary;
    private final int scoringChunk;

    private final LongBuffer ids = direct(PREFILL_CHUNK * Long.BYTES).asLongBuffer();
    private final LongBuffer positions = direct(MOST_SCORED * Long.BYTES).asLongBuffer();
    private final IntBuffer last = direct(Integer.BYTES).asIntBuffer();
    private final IntBuffer total = direct(Integer.BYTES).asIntBuffer();
    private final FloatBuffer oneRow;
    private volatile @Nullable FloatBuffer scoredRows; // also read by the gauge, on other threads

    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final OnnxTensor oneId;
    private final OnnxTensor onePosition;
    private final OnnxTensor oneLogits;

    private DecoderGraph(OrtEnvironment environment, OrtSession session, KvCache cache, int context, int vocabulary)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.cache = cache;
        this.context = context;
        this.vocabulary = vocabulary;
        scoringChunk = Math.max(1, Math.min(MOST_SCORED, MOST_LOGITS_BYTES / (vocabulary * Float.BYTES)));
        oneRow = direct(vocabulary * Float.BYTES).asFloatBuffer();
        oneId = OnnxTensor.createTensor(environment, ids.slice(0, 1), new long[] {1, 1});
        onePosition = OnnxTensor.createTensor(environment, positions.slice(0, 1), new long[] {1});
        oneLogits = OnnxTensor.createTensor(environment, oneRow, new long[] {1, vocabulary});
        inputs.put(DecoderContract.LAST_POSITION, OnnxTensor.createTensor(environment, last, new long[] {1}));
        inputs.put(DecoderContract.TOTAL_LENGTH, OnnxTensor.createTensor(environment, total, new long[0]));
        cache.bind(inputs, outputs);
    }

    /** Opens the graph and allocates everything; nothing stays allocated if it fails. */
    static DecoderGraph open(OrtRuntime runtime, Path graph, ArtefactManifest manifest, int context)
            throws OrtException {
        OrtSession session = runtime.openSession(graph);
        KvCache cache = null;
        try {
            ArtefactManifest.Cache layout = DecoderLayout.cacheOf(manifest);
            checkContract(graph, session, layout);
            cache = KvCache.allocate(runtime, layout, context);
            DecoderGraph opened = new DecoderGraph(
                    runtime.environment(),
                    session,
                    cache,
                    context,
                    manifest.shape().vocabularySize());
            cache = null;
            session = null;
            return opened;
        } finally {
            if (cache != null) {
                cache.close();
            }
            if (session != null) {
                session.close();
            }
        }
    }

    private static void checkContract(Path graph, OrtSession session, ArtefactManifest.Cache layout) {
        Set<String> missing = new TreeSet<>(DecoderLayout.inputs(layout));
        missing.removeAll(session.getInputNames());
        if (!missing.isEmpty()) {
            throw new MalformedFileException(
                    graph.toString(),
                    "inputs",
                    "hold " + missing,
                    session.getInputNames().toString());
        }
        missing.addAll(DecoderLayout.outputs(layout));
        missing.removeAll(session.getOutputNames());
        if (!missing.isEmpty()) {
            throw new MalformedFileException(
                    graph.toString(),
                    "outputs",
                    "hold " + missing,
                    session.getOutputNames().toString());
        }
    }

    int context() {
        return context;
    }

    int vocabulary() {
        return vocabulary;
    }

    /** Returns how many tokens {@link #score} takes at once. */
    int scoringChunk() {
        return scoringChunk;
    }

    long cacheBytes() {
        return cache.bytes();
    }

    /** Returns the bytes of the direct buffers. */
    long bufferBytes() {
        FloatBuffer scored = scoredRows;
        long floats = (long) oneRow.capacity() + (scored == null ? 0 : scored.capacity());
        return (PREFILL_CHUNK + MOST_SCORED) * (long) Long.BYTES + 2 * Integer.BYTES + floats * Float.BYTES;
    }

    /**
     * Appends one token to the cache and returns the logits of the next.
     *
     * @param past tokens in the cache before
     * @return float32, {@code [vocabulary]}; valid until the next run
     */
    FloatBuffer step(int id, int past, RunOptions options) throws OrtException {
        ids.put(0, id);
        positions.put(0, 0);
        run(oneId, onePosition, oneLogits, past + 1, options);
        return oneRow;
    }

    /**
     * Appends {@code tokens[from, to)}, at most {@value #PREFILL_CHUNK}, and returns the logits after the last one.
     *
     * @param past tokens in the cache before
     * @return float32, {@code [vocabulary]}; valid until the next run
     */
    FloatBuffer prefill(int[] tokens, int from, int to, int past, RunOptions options) throws OrtException {
        int count = to - from;
        write(tokens, from, to);
        positions.put(0, count - 1);
        try (OnnxTensor chunk = OnnxTensor.createTensor(environment, ids.slice(0, count), new long[] {1, count})) {
            run(chunk, onePosition, oneLogits, past + count, options);
        }
        return oneRow;
    }

    /**
     * Appends {@code tokens[from, to)}, at most {@link #scoringChunk()}, and returns the logits after each of them.
     *
     * @param past tokens in the cache before
     * @return float32, {@code [to - from, vocabulary]}; valid until the next run
     */
    FloatBuffer score(int[] tokens, int from, int to, int past, RunOptions options) throws OrtException {
        int count = to - from;
        write(tokens, from, to);
        for (int i = 0; i < count; i++) {
            positions.put(i, i);
        }
        FloatBuffer rows = scoredRows;
        if (rows == null) {
            rows = direct(scoringChunk * vocabulary * Float.BYTES).asFloatBuffer();
            scoredRows = rows;
        }
        FloatBuffer used = rows.slice(0, count * vocabulary);
        try (OnnxTensor chunk = OnnxTensor.createTensor(environment, ids.slice(0, count), new long[] {1, count});
                OnnxTensor wanted =
                        OnnxTensor.createTensor(environment, positions.slice(0, count), new long[] {count});
                OnnxTensor logits = OnnxTensor.createTensor(environment, used, new long[] {count, vocabulary})) {
            run(chunk, wanted, logits, past + count, options);
        }
        return used;
    }

    /** Runs one token in the first place of the cache, only to let the arena give its free regions back. */
    void shrinkArena() throws OrtException {
        try (RunOptions options = new RunOptions()) {
            options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            step(0, 0, options);
        }
    }

    private void write(int[] tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            ids.put(i - from, tokens[i]);
        }
    }

    private void run(OnnxTensor tokens, OnnxTensor wanted, OnnxTensor logits, int length, RunOptions options)
            throws OrtException {
        last.put(0, length - 1);
        total.put(0, length);
        inputs.put(DecoderContract.INPUT_IDS, tokens);
        inputs.put(DecoderContract.OUTPUT_POSITIONS, wanted);
        outputs.put(DecoderContract.LOGITS, logits);
        session.run(inputs, Set.of(), outputs, options).close();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws OrtException {
        oneId.close();
        onePosition.close();
        oneLogits.close();
        for (String name : Set.of(DecoderContract.LAST_POSITION, DecoderContract.TOTAL_LENGTH)) {
            OnnxTensor tensor = inputs.get(name);
            if (tensor != null) {
                tensor.close();
            }
        }
        inputs.clear();
        outputs.clear();
        cache.close();
        session.close();
    }
}
