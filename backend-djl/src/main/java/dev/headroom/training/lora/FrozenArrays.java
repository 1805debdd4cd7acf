package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.training.ParameterArrays;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
            if (isNumber(info.dtype())) {
                arrays.put(name, array(tensors, info, manager));
            }
        }
        return arrays;
    }

    private static boolean isNumber(DType dtype) {
        return switch (dtype) {
            case F64, F32, F16, BF16, Q8_0, Q4_0 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    private static NDArray array(TensorSource tensors, TensorInfo info, NDManager manager) {
        if (info.dtype() == DType.F32 && info.elements() > 0 && info.bytes() <= Integer.MAX_VALUE) {
            ByteBuffer mapped = tensors.slice(info.name(), 0, (int) info.bytes());
            // a header whose length is no multiple of 4 is allowed
            if (mapped.alignmentOffset(0, Float.BYTES) == 0 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                return manager.create(mapped, new Shape(new ArrayList<>(info.shape())), DataType.FLOAT32);
            }
        }
        return ParameterArrays.copy(tensors, info.name(), manager);
    }
}
