package dev.headroom.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.architecture.TensorArrays;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.queue.CancelToken;
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

    /** Masks, position numbers and frequencies that older files also store. */
    private static final Pattern DERIVED =
            Pattern.compile(".*(rotary_emb\\.inv_freq|\\.attn\\.(masked_)?bias|position_ids)");

    /** Returns the tensors that a network can use. */
    List<TensorInfo> used() {
        return source.names().stream()
                .filter(name -> !DERIVED.matcher(name).matches())
                .map(source::info)
                .filter(info -> TensorArrays.holdsWeights(info.dtype()))
                .toList();
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
     * @throws dev.headroom.UnsupportedFeatureException if one has more than 2 GiB
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    Weights load(NDManager manager, CancelToken cancel) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (TensorInfo info : used()) {
            cancel.throwIfCancelled();
            arrays.put(info.name(), TensorArrays.mapped(source, info, manager));
        }
        return new Weights(arrays);
    }
}
