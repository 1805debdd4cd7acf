package dev.headroom.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.DecoderContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The key/value cache of one model, allocated once for the whole context: float32
 * {@code [1, kvHeads, context, headSize]}, twice per layer. The same tensors are past inputs and pinned present
 * outputs, so a step copies nothing.
 *
 * <p>Holds {@code 8 * layers * kvHeads * headSize * context} bytes of ONNX Runtime's memory until closed.
 */
final class KvCache implements AutoCloseable {

    private final List<OnnxTensor> tensors;
    private final long bytes;

    private KvCache(List<OnnxTensor> tensors, long bytes) {
        this.tensors = tensors;
        this.bytes = bytes;
    }

    /** Allocates the cache; nothing stays allocated if it fails. */
    static KvCache allocate(OrtRuntime runtime, ArtefactManifest.Cache layout, int context) throws OrtException {
        long[] shape = {1, layout.kvHeads(), context, layout.headSize()};
        KvCache cache = new KvCache(new ArrayList<>(2 * layout.layers()), layout.bytes(context));
        boolean complete = false;
        try (ZeroTensors zeros = new ZeroTensors(runtime)) {
            for (int i = 0; i < 2 * layout.layers(); i++) {
                cache.tensors.add(zeros.allocate(shape));
            }
            complete = true;
            return cache;
        } finally {
            if (!complete) {
                cache.close();
            }
        }
    }

    /** Binds every tensor as the past and as the present of its layer. */
    void bind(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        for (int layer = 0; layer < tensors.size() / 2; layer++) {
            OnnxTensor keys = tensors.get(2 * layer);
            OnnxTensor values = tensors.get(2 * layer + 1);
            inputs.put(DecoderContract.pastKey(layer), keys);
            inputs.put(DecoderContract.pastValue(layer), values);
            outputs.put(DecoderContract.presentKey(layer), keys);
            outputs.put(DecoderContract.presentValue(layer), values);
        }
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        tensors.clear();
    }
}
