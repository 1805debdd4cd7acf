package dev.headroom.data.plan;

/**
 * What a cell costs as a String on the heap of a 64-bit JVM with compressed references, the baseline of every plan: a
 * String of 24 bytes, its array with a header of 16 bytes, padded to 8, and the reference to it of 4 bytes.
 *
 * <p>Thread-safe.
 */
public final class StringCells {

    /** Bytes of a reference, all that a null costs: {@value}. */
    public static final int REFERENCE_BYTES = 4;

    private static final int STRING_BYTES = 24;
    private static final int ARRAY_HEADER_BYTES = 16;

    private StringCells() {}

    /** Returns the bytes of a text of {@code length} Latin-1 characters and its reference. */
    public static long latin1Bytes(int length) {
        return bytes(length);
    }

    /** Returns the bytes of a text of {@code length} chars and its reference, where one of them is not Latin-1. */
    public static long utf16Bytes(int length) {
        return bytes(2L * length);
    }

    /** Returns the bytes of {@code text} and its reference. */
    public static long bytesOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return utf16Bytes(text.length());
            }
        }
        return latin1Bytes(text.length());
    }

    private static long bytes(long characterBytes) {
        return REFERENCE_BYTES + STRING_BYTES + (ARRAY_HEADER_BYTES + characterBytes + 7) / 8 * 8;
    }
}
