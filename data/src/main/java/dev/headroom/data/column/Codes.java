package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Unsigned numbers of one width, packed: 0, 1, 8, 16, 32 or 64 bits each. On the heap as an array, or in a mapped file.
 *
 * <p>Thread-safe: immutable.
 */
abstract sealed class Codes {

    private static final int[] WIDTHS = {0, 1, 8, 16, 32, 64};

    /** Packs the first {@code size} values into the narrowest width that holds them all. */
    static Codes pack(long[] values, int size) {
        long all = 0;
        for (int i = 0; i < size; i++) {
            all |= values[i];
        }
        return switch (width(all)) {
            case 0 -> new Zeros();
            case 1 -> Bits.of(values, size);
            case 8 -> Bytes.of(values, size);
            case 16 -> Shorts.of(values, size);
            case 32 -> Ints.of(values, size);
            default -> new Longs(java.util.Arrays.copyOf(values, size));
        };
    }

    /** Packs the first {@code size} bits, 64 a word from the lowest up; words that are not there are zeros. */
    static Codes bits(long[] words, int size) {
        byte[] bits = new byte[(size + 7) >>> 3];
        for (int i = 0; i < bits.length && i >>> 3 < words.length; i++) {
            bits[i] = (byte) (words[i >>> 3] >>> (i << 3));
        }
        return new Bits(bits);
    }

    /** Returns the bits that a value of the greatest unsigned {@code code} takes. */
    static int width(long code) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(code);
        for (int width : WIDTHS) {
            if (bits <= width) {
                return width;
            }
        }
        throw new AssertionError(bits);
    }

    abstract long get(int index);

    /** Returns the bits of each code. */
    abstract int width();

    /** Returns the bytes of the codes without an array's header. */
    abstract int bytes();

    /** Writes them in little-endian order, so that {@link #mapped} reads them back. */
    abstract void writeTo(ByteBuffer target);

    /** Returns the bytes held on the heap. */
    ByteSize heapBytes() {
        return ByteSize.of(bytes());
    }

    /** Returns codes that are read where they lie. */
    static Codes mapped(ByteBuffer buffer, int width) {
        return new Mapped(buffer.order(ByteOrder.LITTLE_ENDIAN), width);
    }

    private static final class Zeros extends Codes {

        @Override
        long get(int index) {
            return 0;
        }

        @Override
        int width() {
            return 0;
        }

        @Override
        int bytes() {
            return 0;
        }

        @Override
        void writeTo(ByteBuffer target) {}
    }

    private static final class Bits extends Codes {

        private final byte[] bits;

        private Bits(byte[] bits) {
            this.bits = bits;
        }

        static Bits of(long[] values, int size) {
            byte[] bits = new byte[(size + 7) >>> 3];
            for (int i = 0; i < size; i++) {
                bits[i >>> 3] |= (byte) (values[i] << (i & 7));
            }
            return new Bits(bits);
        }

        @Override
        long get(int index) {
            return bits[index >>> 3] >>> (index & 7) & 1L;
        }

        @Override
        int width() {
            return 1;
        }

        @Override
        int bytes() {
            return bits.length;
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.put(bits);
        }
    }

    private static final class Bytes extends Codes {

        private final byte[] codes;

        private Bytes(byte[] codes) {
            this.codes = codes;
        }

        static Bytes of(long[] values, int size) {
            byte[] codes = new byte[size];
            for (int i = 0; i < size; i++) {
                codes[i] = (byte) values[i];
            }
            return new Bytes(codes);
        }

        @Override
        long get(int index) {
            return codes[index] & 0xFFL;
        }

        @Override
        int width() {
            return 8;
        }

        @Override
        int bytes() {
            return codes.length;
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.put(codes);
        }
    }

    private static final class Shorts extends Codes {

        private final short[] codes;

        private Shorts(short[] codes) {
            this.codes = codes;
        }

        static Shorts of(long[] values, int size) {
            short[] codes = new short[size];
            for (int i = 0; i < size; i++) {
                codes[i] = (short) values[i];
            }
            return new Shorts(codes);
        }

        @Override
        long get(int index) {
            return codes[index] & 0xFFFFL;
        }

        @Override
        int width() {
            return 16;
        }

        @Override
        int bytes() {
            return codes.length * Short.BYTES;
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.asShortBuffer().put(codes);
        }
    }

    private static final class Ints extends Codes {

        private final int[] codes;

        private Ints(int[] codes) {
            this.codes = codes;
        }

        static Ints of(long[] values, int size) {
            int[] codes = new int[size];
            for (int i = 0; i < size; i++) {
                codes[i] = (int) values[i];
            }
            return new Ints(codes);
        }

        @Override
        long get(int index) {
            return codes[index] & 0xFFFFFFFFL;
        }

        @Override
        int width() {
            return 32;
        }

        @Override
        int bytes() {
            return codes.length * Integer.BYTES;
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.asIntBuffer().put(codes);
        }
    }

    private static final class Longs extends Codes {

        private final long[] codes;

        private Longs(long[] codes) {
            this.codes = codes;
        }

        @Override
        long get(int index) {
            return codes[index];
        }

        @Override
        int width() {
            return 64;
        }

        @Override
        int bytes() {
            return codes.length * Long.BYTES;
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.asLongBuffer().put(codes);
        }
    }

    private static final class Mapped extends Codes {

        private final ByteBuffer buffer;
        private final int width;

        private Mapped(ByteBuffer buffer, int width) {
            this.buffer = buffer;
            this.width = width;
        }

        @Override
        long get(int index) {
            return switch (width) {
                case 1 -> buffer.get(index >>> 3) >>> (index & 7) & 1L;
                case 8 -> buffer.get(index) & 0xFFL;
                case 16 -> buffer.getShort(index * Short.BYTES) & 0xFFFFL;
                case 32 -> buffer.getInt(index * Integer.BYTES) & 0xFFFFFFFFL;
                default -> buffer.getLong(index * Long.BYTES);
            };
        }

        @Override
        int width() {
            return width;
        }

        @Override
        int bytes() {
            return buffer.capacity();
        }

        @Override
        void writeTo(ByteBuffer target) {
            target.put(buffer.duplicate());
        }

        @Override
        ByteSize heapBytes() {
            return ByteSize.ZERO;
        }
    }
}
