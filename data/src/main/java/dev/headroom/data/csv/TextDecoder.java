package dev.headroom.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters. A byte that the charset does not know becomes a lone surrogate U+DC00 + byte, which no decoder
 * makes of good bytes, so that it can be told from a replacement character that stood in the file. One thread at a
 * time.
 */
final class TextDecoder implements Closeable {

    private static final char MARK = '\uDC00';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER_BYTES = 1 << 14;

    private final InputStream in;
    private final CharsetDecoder decoder;

    /** Of a lone half of a pair UTF-16 complains with the character behind it, which may be a delimiter or line end. */
    private final int longestMark;

    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean started;
    private boolean ended;
    private boolean flushed;
    private long decoded;
    private long lastUndecodable = -1;
    private long undecodable;
    private @Nullable IOException failure;

    TextDecoder(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.longestMark = charset.name().startsWith("UTF-16") ? Character.BYTES : Integer.MAX_VALUE;
    }

    /** Returns whether the character stands for a byte that could not be decoded, given the one before it. */
    static boolean isUndecodable(char before, char c) {
        return Character.isLowSurrogate(c) && !Character.isHighSurrogate(before);
    }

    /** Returns whether the range holds a byte that could not be decoded. */
    static boolean holdsUndecodable(char[] buffer, int offset, int length) {
        char before = 0;
        for (int i = offset; i < offset + length; i++) {
            if (isUndecodable(before, buffer[i])) {
                return true;
            }
            before = buffer[i];
        }
        return false;
    }

    /** Returns the position of the last undecodable byte's character, or -1. */
    long lastUndecodable() {
        return lastUndecodable;
    }

    /** Returns how many bytes could not be decoded. */
    long undecodable() {
        return undecodable;
    }

    /** Fills {@code out} as far as the input goes; returns the number of characters, or -1 at the end. */
    int fill(char[] out) throws IOException {
        int count = decode(out);
        if (!started && count > 0) {
            started = true;
            if (out[0] == BYTE_ORDER_MARK) {
                System.arraycopy(out, 1, out, 0, --count);
                return count == 0 ? fill(out) : counted(count);
            }
        }
        return count == 0 ? -1 : counted(count);
    }

    private int counted(int count) {
        decoded += count;
        return count;
    }

    private int decode(char[] out) throws IOException {
        if (failure != null) {
            throw failure;
        }
        CharBuffer target = CharBuffer.wrap(out);
        while (target.hasRemaining() && !flushed) {
            CoderResult result = decoder.decode(bytes, target, ended);
            if (result.isError()) {
                int length = Math.min(result.length(), longestMark);
                if (target.remaining() < length) {
                    break;
                }
                mark(target, length);
            } else if (result.isOverflow()) {
                break;
            } else if (ended) {
                flushed = decoder.flush(target).isUnderflow();
                break;
            } else if (!more(target.position() > 0)) {
                break;
            }
        }
        return target.position();
    }

    private void mark(CharBuffer target, int count) {
        for (int i = 0; i < count; i++) {
            lastUndecodable = decoded + target.position();
            undecodable++;
            target.put((char) (MARK + (bytes.get() & 0xFF)));
        }
    }

    /** Reads on. A failure waits until the characters before it are taken, so that it is reported where it is. */
    private boolean more(boolean anyDecoded) throws IOException {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
            }
            return true;
        } catch (IOException e) {
            failure = e;
            if (!anyDecoded) {
                throw e;
            }
            return false;
        } finally {
            bytes.flip();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
