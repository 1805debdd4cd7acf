package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.architecture.TensorArrays;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves a checkpoint's tensors into arrays of float32 that may be changed, whatever format they are stored in. */
public final class ParameterArrays {

    private ParameterArrays() {}

    /** Copies every tensor; holds 4 bytes per weight in {@code manager} and 1 MB while it works. */
    public static Map<String, NDArray> copy(TensorSource tensors, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            arrays.put(name, TensorArrays.copied(tensors, tensors.info(name), manager));
        }
        return arrays;
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
