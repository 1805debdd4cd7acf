package dev.headroom.compress.graph;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Cache;
import dev.headroom.checkpoint.artefact.DecoderContract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs a decoder graph with nothing but ONNX Runtime; past and present share their buffers. */
public final class GraphRun implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession.SessionOptions options;
    private final OrtSession session;
    private final Map<String, OnnxTensor> past = new HashMap<>();
    private final Map<String, OnnxTensor> present = new HashMap<>();
    private final List<OnnxTensor> cache = new ArrayList<>();
    private int length;

    /** Loads {@code graph} with a cache of {@code context} tokens. */
    public GraphRun(Path graph, Cache layout, int context) throws OrtException {
        options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(graph.toString(), options);
        long[] shape = {1, layout.kvHeads(), context, layout.headSize()};
        int bytes = Math.toIntExact(layout.bytes(context) / layout.layers() / 2);
        for (int layer = 0; layer < layout.layers(); layer++) {
            bind(DecoderContract.pastKey(layer), DecoderContract.presentKey(layer), bytes, shape);
            bind(DecoderContract.pastValue(layer), DecoderContract.presentValue(layer), bytes, shape);
        }
    }

    private void bind(String input, String output, int bytes, long[] shape) throws OrtException {
        FloatBuffer buffer =
                ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
        OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
        cache.add(tensor);
        past.put(input, tensor);
        present.put(output, tensor);
    }

    /** Returns the logits of all positions of {@code ids}, which follow what was run before. */
    public float[][] logits(int... ids) throws OrtException {
        return logitsAt(IntStream.range(0, ids.length).toArray(), ids);
    }

    /** Returns the logits of some positions of {@code ids}. */
    public float[][] logitsAt(int[] positions, int... ids) throws OrtException {
        length += ids.length;
        long[] wide = Arrays.stream(ids).asLongStream().toArray();
        long[] wanted = Arrays.stream(positions).asLongStream().toArray();
        try (OnnxTensor tokens =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(wide), new long[] {1, ids.length});
                OnnxTensor at =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(wanted), new long[] {positions.length});
                OnnxTensor last =
                        OnnxTensor.createTensor(environment, IntBuffer.wrap(new int[] {length - 1}), new long[] {1});
                OnnxTensor total =
                        OnnxTensor.createTensor(environment, IntBuffer.wrap(new int[] {length}), new long[] {})) {
            Map<String, OnnxTensor> inputs = new HashMap<>(past);
            inputs.put(DecoderContract.INPUT_IDS, tokens);
            inputs.put(DecoderContract.OUTPUT_POSITIONS, at);
            inputs.put(DecoderContract.LAST_POSITION, last);
            inputs.put(DecoderContract.TOTAL_LENGTH, total);
            try (OrtSession.Result result = session.run(inputs, Set.of(DecoderContract.LOGITS), present)) {
                return (float[][])
                        result.get(DecoderContract.LOGITS).orElseThrow().getValue();
            }
        }
    }

    @Override
    public void close() throws OrtException {
        for (OnnxTensor tensor : cache) {
            tensor.close();
        }
        session.close();
        options.close();
    }
}
