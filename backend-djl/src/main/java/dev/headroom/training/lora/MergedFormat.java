package dev.headroom.training.lora;

/** Number format of the tensors that a merge changes; all others are copied byte for byte. */
public enum MergedFormat {
    /** The format that the checkpoint stores the tensor in; float16 and bfloat16 round to nearest even. */
    AS_STORED,
    /** float32: loses nothing of the adapter, doubles the bytes of what was float16 or bfloat16. */
    FLOAT32
}
