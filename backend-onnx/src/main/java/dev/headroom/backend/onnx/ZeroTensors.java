package dev.headroom.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Map;

/**
 * Makes float32 tensors whose memory belongs to ONNX Runtime and is freed the moment they are closed.
 *
 * <p>The Java API has no such call: its tensors lie over direct buffers, which only the garbage collector frees and
 * which count against {@code -XX:MaxDirectMemorySize}. But outputs that a run allocates are owned by the runtime, so a
 * graph of one {@code ConstantOfShape} node, run without an arena, is an allocator. Its tensors outlive its session.
 */
final class ZeroTensors implements AutoCloseable {

    private static final String GRAPH = "zeros.onnx";
    private static final String SHAPE = "shape";

    private final OrtEnvironment environment;
    private final OrtSession session;

    ZeroTensors(OrtRuntime runtime) throws OrtException {
        environment = runtime.environment();
        session = runtime.openAllocator(graph());
    }

    /** Returns a tensor of zeros with four dimensions; the caller closes it. */
    OnnxTensor allocate(long[] shape) throws OrtException {
        try (OnnxTensor wanted =
                OnnxTensor.createTensor(environment, LongBuffer.wrap(shape), new long[] {shape.length})) {
            // not closed: closing the result would close the tensor that is handed out
            Result result = session.run(Map.of(SHAPE, wanted));
            return (OnnxTensor) result.get(0);
        }
    }

    static byte[] graph() {
        try (InputStream in = ZeroTensors.class.getResourceAsStream(GRAPH)) {
            if (in == null) {
                throw new IllegalStateException("resource " + GRAPH + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
