package dev.headroom.backend.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.TensorInfo;
import dev.headroom.MalformedFileException;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.Pooling;
import dev.headroom.inference.SentenceBatches;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An encoder's session with its buffers. Inputs: {@code input_ids} and {@code attention_mask}, int64
 * {@code [batch, tokens]}, and {@code token_type_ids} where the graph wants them. Output: {@code sentence_embedding},
 * else {@code last_hidden_state}, else the first; float32, {@code [batch, width]} or {@code [batch, tokens, width]}.
 *
 * <p>On the inference thread only. Holds the weights and {@link #bufferBytes()} until closed.
 */
final class EncoderGraph implements AutoCloseable {

    /** Most sentences of a run. */
    static final int MOST_SENTENCES = 8;

    /** Most tokens of a run, padding included: the attention scores of larger ones would fill a small box. */
    private static final int MOST_TOKENS = 1024;

    /** How sentences are put into runs. */
    static final SentenceBatches BATCHES = new SentenceBatches(MOST_SENTENCES, MOST_TOKENS);

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;
    private final boolean isPooled;
    private final boolean hasTypes;
    private final int width;
    private final LongBuffer ids;
    private final LongBuffer mask;
    private final LongBuffer types;
    private final FloatBuffer hidden;

    private EncoderGraph(OrtEnvironment environment, OrtSession session, Path graph, int longest) throws OrtException {
        this.environment = environment;
        this.session = session;
        output = outputOf(session.getOutputNames());
        NodeInfo node = session.getOutputInfo().get(output);
        long[] shape = node != null && node.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
        if (shape.length < 2 || shape.length > 3 || shape[shape.length - 1] < 1) {
            throw new MalformedFileException(
                    graph.toString(),
                    "output " + output,
                    "have 2 or 3 dimensions and state its width",
                    String.valueOf(node));
        }
        isPooled = shape.length == 2;
        width = (int) shape[shape.length - 1];
        hasTypes = session.getInputNames().contains(TYPES);
        int tokens = tokensPerBatch(longest);
        ids = direct(tokens * Long.BYTES).asLongBuffer();
        mask = direct(tokens * Long.BYTES).asLongBuffer();
        types = direct(hasTypes ? tokens * Long.BYTES : 0).asLongBuffer();
        hidden = direct((isPooled ? MOST_SENTENCES : tokens) * width * Float.BYTES)
                .asFloatBuffer();
    }

    static EncoderGraph open(OrtRuntime runtime, Path graph, int longest) throws OrtException {
        OrtSession session = runtime.openSession(graph);
        boolean complete = false;
        try {
            EncoderGraph opened = new EncoderGraph(runtime.environment(), session, graph, longest);
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                session.close();
            }
        }
    }

    private static String outputOf(Set<String> names) {
        for (String known : List.of("sentence_embedding", "last_hidden_state")) {
            if (names.contains(known)) {
                return known;
            }
        }
        return names.iterator().next();
    }

    /** Returns the tokens of the largest run. */
    static int tokensPerBatch(int longest) {
        return Math.max(MOST_TOKENS, longest);
    }

    int width() {
        return width;
    }

    long bufferBytes() {
        return (long) (ids.capacity() + mask.capacity() + types.capacity()) * Long.BYTES
                + (long) hidden.capacity() * Float.BYTES;
    }

    /** Returns the unit vectors of sentences that {@link #BATCHES} allows, in their order. */
    List<float[]> embed(List<Sentence> sentences, Pooling pooling, RunOptions options) throws OrtException {
        int longest = sentences.stream().mapToInt(Sentence::length).max().orElse(1);
        fill(sentences, longest);
        int count = sentences.size();
        long[] inputShape = {count, longest};
        long[] outputShape = isPooled ? new long[] {count, width} : new long[] {count, longest, width};
        int used = count * longest;
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (OnnxTensor out =
                OnnxTensor.createTensor(environment, hidden.slice(0, (isPooled ? count : used) * width), outputShape)) {
            inputs.put(IDS, OnnxTensor.createTensor(environment, ids.slice(0, used), inputShape));
            inputs.put(MASK, OnnxTensor.createTensor(environment, mask.slice(0, used), inputShape));
            if (hasTypes) {
                inputs.put(TYPES, OnnxTensor.createTensor(environment, types.slice(0, used), inputShape));
            }
            session.run(inputs, Set.of(), Map.of(output, out), options).close();
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
        List<float[]> vectors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            vectors.add(
                    isPooled
                            ? Pooling.FIRST.pool(hidden, i * width, 1, width)
                            : pooling.pool(
                                    hidden,
                                    i * longest * width,
                                    sentences.get(i).length(),
                                    width));
        }
        return vectors;
    }

    /** Runs one token, only to let the arena give its free regions back. */
    void shrinkArena() throws OrtException {
        try (RunOptions options = new RunOptions()) {
            options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            embed(List.of(new Sentence(new long[1], new long[1])), Pooling.FIRST, options);
        }
    }

    /** Writes the sentences, each padded with zeros that the mask hides. */
    private void fill(List<Sentence> sentences, int longest) {
        for (int row = 0; row < sentences.size(); row++) {
            Sentence sentence = sentences.get(row);
            for (int i = 0; i < longest; i++) {
                boolean real = i < sentence.length();
                int at = row * longest + i;
                ids.put(at, real ? sentence.id(i) : 0);
                mask.put(at, real ? 1 : 0);
                if (hasTypes) {
                    types.put(at, real ? sentence.type(i) : 0);
                }
            }
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
