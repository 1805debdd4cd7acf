package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves a checkpoint's tensors into arrays of float32 that may be changed, whatever format they are stored in. */
public final class ParameterArrays {

    private static final int BUFFER = 1 << 18;

    private ParameterArrays() {}

    /** Copies every tensor; holds 4 bytes per weight in {@code manager} and 1 MB while it works. */
    public static Map<String, NDArray> copy(TensorSource tensors, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            arrays.put(name, copy(tensors, name, manager));
        }
        return arrays;
    }

    /** Copies one tensor; holds 4 bytes per weight in {@code manager} and 1 MB while it works. */
    public static NDArray copy(TensorSource tensors, String name, NDManager manager) {
        TensorInfo info = tensors.info(name);
        long elements = info.elements();
        if (elements > Integer.MAX_VALUE / Float.BYTES) {
            throw new UnsupportedFeatureException("tensor " + name + " of 2 GiB or more in float32", tensors.origin());
        }
        NDArray array = manager.create(new Shape(new ArrayList<>(info.shape())), DataType.FLOAT32);
        // the engine's own memory: a buffer of Java's would stay until the next collection, the whole model over
        FloatBuffer values =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        float[] buffer = new float[(int) Math.min(elements, BUFFER)];
        for (long at = 0; at < elements; at += buffer.length) {
            int count = (int) Math.min(buffer.length, elements - at);
            tensors.readFloats(name, at, buffer, count);
            values.put(buffer, 0, count);
        }
        return array;
    }

    /** Says how an array is stored. */
    public static TensorInfo info(String name, NDArray array, DType dtype) {
        List<Long> shape = new ArrayList<>();
        for (long size : array.getShape().getShape()) {
            shape.add(size);
        }
        return new TensorInfo(name, dtype, shape);
    }
}
