package dev.headroom.checkpoint.gguf;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.json.StrictJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Walks through a GGUF header; whatever would pass its end gives one error. One thread at a time. */
final class GgufCursor {

    private final String file;
    private final ByteBuffer bytes;

    GgufCursor(String file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    long remaining() {
        return bytes.remaining();
    }

    GgufCursor at(int position) {
        GgufCursor cursor = new GgufCursor(file, bytes);
        cursor.bytes.position(position);
        return cursor;
    }

    int int8(String part) {
        need(1, part);
        return bytes.get();
    }

    int int16(String part) {
        need(2, part);
        return bytes.getShort();
    }

    int int32(String part) {
        need(4, part);
        return bytes.getInt();
    }

    long int64(String part) {
        need(8, part);
        return bytes.getLong();
    }

    float float32(String part) {
        return Float.intBitsToFloat(int32(part));
    }

    double float64(String part) {
        return Double.longBitsToDouble(int64(part));
    }

    /** Reads a count of things that take at least {@code least} bytes each, so that it can be trusted afterwards. */
    long count(String part, long least) {
        long count = int64(part);
        if (count < 0 || count > bytes.remaining() / least) {
            throw wrong(
                    part,
                    "be at most the " + bytes.remaining() / least + " that fit into the file",
                    Long.toUnsignedString(count));
        }
        return count;
    }

    String text(String part, int longest) {
        long length = count(part + " length", 1);
        if (length > longest) {
            throw wrong(part, "be at most " + longest + " bytes long", length + "");
        }
        ByteBuffer text = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(file, part, "be UTF-8", "other bytes", e);
        }
    }

    void skip(long length, String part) {
        need(length, part);
        bytes.position(bytes.position() + (int) length);
    }

    MalformedFileException wrong(String part, String rule, String value) {
        return new MalformedFileException(file, StrictJson.brief(part), rule, StrictJson.brief(value));
    }

    private void need(long length, String part) {
        if (bytes.remaining() < length) {
            throw wrong(part, "lie within the file", "cut off at byte " + bytes.limit());
        }
    }
}
