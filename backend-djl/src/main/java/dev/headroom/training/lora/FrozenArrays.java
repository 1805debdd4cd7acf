package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.architecture.TensorArrays;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint's tensors as float32 arrays that nobody may write to. What is stored in float32 stays in the mapped
 * file, so the source must stay open as long as the arrays; everything else is converted into 4 bytes per weight.
 */
final class FrozenArrays {

    private FrozenArrays() {}

    static Map<String, NDArray> of(TensorSource tensors, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            TensorInfo info = tensors.info(name);
            if (TensorArrays.holdsWeights(info.dtype())) {
                arrays.put(name, TensorArrays.mapped(tensors, info, manager));
            }
        }
        return arrays;
    }
}
