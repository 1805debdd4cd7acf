package dev.headroom.checkpoint;

/** The number format of a stored tensor. All are little-endian. */
public enum DType {
    /** IEEE 754 binary64. */
    F64(8, 1),
    /** IEEE 754 binary32. */
    F32(4, 1),
    /** IEEE 754 binary16. */
    F16(2, 1),
    /** The upper half of a binary32. */
    BF16(2, 1),
    /** Signed 64-bit integer. */
    I64(8, 1),
    /** Signed 32-bit integer. */
    I32(4, 1),
    /** Signed 16-bit integer. */
    I16(2, 1),
    /** Signed 8-bit integer. */
    I8(1, 1),
    /** Unsigned 8-bit integer. */
    U8(1, 1),
    /** One byte, 0 or 1. */
    BOOL(1, 1),
    /** GGUF: blocks of 32 signed bytes after one binary16 scale. */
    Q8_0(34, 32),
    /** GGUF: blocks of 32 nibbles (offset 8) after one binary16 scale. */
    Q4_0(18, 32);

    private final int blockBytes;
    private final int blockElements;

    DType(int blockBytes, int blockElements) {
        this.blockBytes = blockBytes;
        this.blockElements = blockElements;
    }

    /** Returns the bytes of one block; of one element where there are no blocks. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Returns the elements of one block; 1 where there are no blocks. */
    public int blockElements() {
        return blockElements;
    }

    /**
     * Returns the bytes of {@code elements} elements.
     *
     * @throws ArithmeticException if they do not fit in a long
     * @throws IllegalArgumentException if they do not fill whole blocks
     */
    public long bytes(long elements) {
        if (elements % blockElements != 0) {
            throw new IllegalArgumentException(
                    this + " elements must fill blocks of " + blockElements + ", was " + elements);
        }
        return Math.multiplyExact(elements / blockElements, (long) blockBytes);
    }
}
