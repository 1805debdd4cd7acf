package dev.headroom.model;

import dev.headroom.ByteSize;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model is, as read from its headers.
 *
 * @param id the name that users call it by
 * @param task what it is for
 * @param architecture the Hugging Face architecture, for example {@code LlamaForCausalLM}
 * @param precision the format of its large matrices
 * @param shape its sizes; absent for an exported encoder whose sizes the header does not state
 * @param bytes size on disk
 */
public record ModelProfile(
        String id,
        ModelTask task,
        String architecture,
        Precision precision,
        Optional<ModelShape> shape,
        ByteSize bytes) {

    /** Rejects nulls. */
    public ModelProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(bytes, "bytes");
    }
}
