package dev.headroom.checkpoint.gguf;

/** The types of metadata values, in the order of their codes. */
enum GgufType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(8),
    ARRAY(12),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private static final GgufType[] BY_CODE = values();

    /** Bytes of a value; of the shortest one where the length varies. */
    final int leastBytes;

    GgufType(int leastBytes) {
        this.leastBytes = leastBytes;
    }

    static GgufType read(GgufCursor cursor, String part) {
        int code = cursor.int32(part + " type");
        if (code < 0 || code >= BY_CODE.length) {
            throw cursor.wrong(
                    part + " type", "be in [0, " + (BY_CODE.length - 1) + "]", Integer.toUnsignedString(code));
        }
        return BY_CODE[code];
    }

    long integer(GgufCursor cursor, String part) {
        return switch (this) {
            case UINT8 -> cursor.int8(part) & 0xFF;
            case INT8 -> cursor.int8(part);
            case UINT16 -> cursor.int16(part) & 0xFFFF;
            case INT16 -> cursor.int16(part);
            case UINT32 -> cursor.int32(part) & 0xFFFFFFFFL;
            case INT32 -> cursor.int32(part);
            case INT64 -> cursor.int64(part);
            case UINT64 -> {
                long value = cursor.int64(part);
                if (value < 0) {
                    throw cursor.wrong(part, "be below 2^63", Long.toUnsignedString(value));
                }
                yield value;
            }
            case FLOAT32, FLOAT64, BOOL, STRING, ARRAY -> throw cursor.wrong(part, "be an integer", name());
        };
    }

    double number(GgufCursor cursor, String part) {
        return switch (this) {
            case FLOAT32 -> cursor.float32(part);
            case FLOAT64 -> cursor.float64(part);
            default -> integer(cursor, part);
        };
    }
}
