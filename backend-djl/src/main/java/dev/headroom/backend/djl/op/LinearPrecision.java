package dev.headroom.backend.djl.op;

/** Number format in which matrix products are computed; weights and results stay float32. */
public enum LinearPrecision {
    /** 24 bits of precision; runs everywhere. */
    FLOAT32,
    /** 8 bits of precision, sums in float32; pays where the processor has instructions for it. */
    BFLOAT16
}
