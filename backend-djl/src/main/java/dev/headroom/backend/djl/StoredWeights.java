package dev.headroom.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.queue.CancelToken;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tensors of a checkpoint as arrays. Float32 stays mapped in the file; every other format is decoded into memory of
 * the engine, because it multiplies in float32. bfloat16 never reaches the library, which would abort the process.
 *
 * @param source the mapped tensors, which stay open as long as the arrays
 */
record StoredWeights(TensorSource source) {

    /** Elements decoded at once. */
    private static final int CHUNK = 1 << 18;

    /** Masks, position numbers and frequencies that older files also store. */
    private static final Pattern DERIVED =
            Pattern.compile(".*(rotary_emb\\.inv_freq|\\.attn\\.(masked_)?bias|position_ids)");

    /** Returns the tensors that a network can use. */
    List<TensorInfo> used() {
        return source.names().stream()
                .filter(name -> !DERIVED.matcher(name).matches())
                .map(source::info)
                .filter(info -> isNumber(info.dtype()))
                .toList();
    }

    private static boolean isNumber(DType dtype) {
        return switch (dtype) {
            case F64, F32, F16, BF16, Q8_0, Q4_0 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    /** Returns the bytes that stay mapped. */
    long mappedBytes() {
        return used().stream()
                .filter(info -> info.dtype() == DType.F32)
                .mapToLong(TensorInfo::bytes)
                .sum();
    }

    /** Returns the bytes of what is decoded. */
    long decodedBytes() {
        return used().stream()
                .filter(info -> info.dtype() != DType.F32)
                .mapToLong(info -> info.elements() * Float.BYTES)
                .sum();
    }

    /**
     * Makes the arrays.
     *
     * @param manager their owner
     * @throws UnsupportedFeatureException if one has more than 2 GiB
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    Weights load(NDManager manager, CancelToken cancel) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (TensorInfo info : used()) {
            cancel.throwIfCancelled();
            if (info.elements() > Integer.MAX_VALUE / Float.BYTES) {
                throw new UnsupportedFeatureException(
                        "tensor " + info.name() + " of more than 2 GiB in float32", source.origin());
            }
            arrays.put(info.name(), load(manager, info));
        }
        return new Weights(arrays);
    }

    private NDArray load(NDManager manager, TensorInfo info) {
        Shape shape = new Shape(info.shape().stream().mapToLong(Long::longValue).toArray());
        if (info.dtype() == DType.F32 && info.elements() > 0) {
            ByteBuffer mapped = source.slice(info.name(), 0, (int) info.bytes());
            if (mapped.alignmentOffset(0, Float.BYTES) == 0 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                return manager.create(mapped, shape, DataType.FLOAT32);
            }
        }
        NDArray array = manager.create(shape, DataType.FLOAT32);
        FloatBuffer memory =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        float[] chunk = new float[(int) Math.min(CHUNK, info.elements())];
        for (long done = 0; done < info.elements(); done += CHUNK) {
            int count = (int) Math.min(CHUNK, info.elements() - done);
            source.readFloats(info.name(), done, chunk, count);
            memory.put(chunk, 0, count);
        }
        return array;
    }
}
