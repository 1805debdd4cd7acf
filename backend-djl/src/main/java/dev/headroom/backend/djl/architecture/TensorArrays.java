package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;

/**
 * Makes float32 arrays of a checkpoint's tensors, mapped in their file or copied. bfloat16 never reaches the library,
 * which would abort the process.
 */
public final class TensorArrays {

    /** Elements decoded at once. */
    private static final int CHUNK = 1 << 18;

    private TensorArrays() {}

    /** Returns whether the format holds weights; integers and booleans are masks and position numbers. */
    public static boolean holdsWeights(DType dtype) {
        return switch (dtype) {
            case F64, F32, F16, BF16, Q8_0, Q4_0 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    /**
     * Returns an array that nobody may write to. What is stored in float32 stays in the mapped file, so that the source
     * must stay open as long as the array; anything else is copied.
     *
     * @throws UnsupportedFeatureException for 2 GiB or more in float32
     */
    public static NDArray mapped(TensorSource tensors, TensorInfo info, NDManager manager) {
        requireAddressable(tensors, info);
        if (info.dtype() == DType.F32 && info.elements() > 0) {
            ByteBuffer mapped = tensors.slice(info.name(), 0, (int) info.bytes());
            // a header whose length is no multiple of 4 is allowed
            if (mapped.alignmentOffset(0, Float.BYTES) == 0 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                return manager.create(mapped, shape(info), DataType.FLOAT32);
            }
        }
        return copied(tensors, info, manager);
    }

    /**
     * Returns an array that may be changed; holds 4 bytes per weight in {@code manager} and 1 MB while it works.
     *
     * @throws UnsupportedFeatureException for 2 GiB or more in float32
     */
    public static NDArray copied(TensorSource tensors, TensorInfo info, NDManager manager) {
        requireAddressable(tensors, info);
        NDArray array = manager.create(shape(info), DataType.FLOAT32);
        // the engine's own memory: a buffer of Java's would stay until the next collection, the whole model over
        FloatBuffer values =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        float[] chunk = new float[(int) Math.min(info.elements(), CHUNK)];
        for (long at = 0; at < info.elements(); at += CHUNK) {
            int count = (int) Math.min(CHUNK, info.elements() - at);
            tensors.readFloats(info.name(), at, chunk, count);
            values.put(chunk, 0, count);
        }
        return array;
    }

    private static void requireAddressable(TensorSource tensors, TensorInfo info) {
        if (info.elements() > Integer.MAX_VALUE / Float.BYTES) {
            throw new UnsupportedFeatureException(
                    "tensor " + info.name() + " of 2 GiB or more in float32", tensors.origin());
        }
    }

    private static Shape shape(TensorInfo info) {
        return new Shape(new ArrayList<>(info.shape()));
    }
}
