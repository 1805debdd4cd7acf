package dev.headroom.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.DecoderContract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a careful user would write on ONNX Runtime alone: greedy decoding of an artefact with shared cache tensors, no
 * text, no cancelling, no classes of ours. The control for our overhead.
 *
 * <p>Confined to the thread that opened it; that should be the one that opened the process's first session.
 */
final class BareLoop implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final IntBuffer last = bytes(4).asIntBuffer();
    private final IntBuffer total = bytes(4).asIntBuffer();
    private final LongBuffer position = bytes(8).asLongBuffer();
    private final FloatBuffer logits;
    private final float[] scores;

    BareLoop(Path directory, int context, int threads) throws OrtException {
        ArtefactManifest manifest = Artefact.open(directory).manifest();
        ArtefactManifest.Cache cache = manifest.cache().orElseThrow();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            options.addConfigEntry("session.intra_op.spin_duration_us", "200");
            session = environment.createSession(directory.resolve("model.onnx").toString(), options);
        }
        int vocabulary = manifest.shape().vocabularySize();
        scores = new float[vocabulary];
        logits = bytes(4 * vocabulary).asFloatBuffer();
        outputs.put("logits", keep(OnnxTensor.createTensor(environment, logits, new long[] {1, vocabulary})));
        inputs.put("output_positions", keep(OnnxTensor.createTensor(environment, position, new long[] {1})));
        inputs.put("last_position", keep(OnnxTensor.createTensor(environment, last, new long[] {1})));
        inputs.put("total_length", keep(OnnxTensor.createTensor(environment, total, new long[0])));
        long[] shape = {1, cache.kvHeads(), context, cache.headSize()};
        for (int layer = 0; layer < cache.layers(); layer++) {
            int size = 4 * cache.kvHeads() * context * cache.headSize();
            OnnxTensor keys =
                    keep(OnnxTensor.createTensor(environment, bytes(size).asFloatBuffer(), shape));
            OnnxTensor values =
                    keep(OnnxTensor.createTensor(environment, bytes(size).asFloatBuffer(), shape));
            inputs.put(DecoderContract.pastKey(layer), keys);
            outputs.put(DecoderContract.presentKey(layer), keys);
            inputs.put(DecoderContract.pastValue(layer), values);
            outputs.put(DecoderContract.presentValue(layer), values);
        }
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
    }

    private OnnxTensor keep(OnnxTensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    /** Generates {@code count} tokens after {@code prompt} and returns the nanoseconds spent after the first one. */
    long generate(int[] prompt, int[] answer, int count) throws OrtException {
        int next = run(prompt, 0);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            answer[i] = next;
            if (i + 1 < count) {
                next = run(new int[] {next}, prompt.length + i);
            }
        }
        return System.nanoTime() - start;
    }

    private int run(int[] ids, int past) throws OrtException {
        LongBuffer buffer = bytes(8 * ids.length).asLongBuffer();
        for (int i = 0; i < ids.length; i++) {
            buffer.put(i, ids[i]);
        }
        position.put(0, ids.length - 1);
        last.put(0, past + ids.length - 1);
        total.put(0, past + ids.length);
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, buffer, new long[] {1, ids.length})) {
            inputs.put("input_ids", tokens);
            session.run(inputs, Set.of(), outputs).close();
        }
        logits.get(0, scores);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public void close() throws OrtException {
        tensors.forEach(OnnxTensor::close);
        session.close();
    }
}
