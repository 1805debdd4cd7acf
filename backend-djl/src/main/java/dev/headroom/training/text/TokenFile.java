package dev.headroom.training.text;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.mapped.MappedFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Token ids on disk, memory mapped: two bytes each for vocabularies up to 65,536, four for larger ones.
 *
 * <pre>{@code
 * try (TokenFile tokens = TokenFile.open(path)) {
 *     int[] window = new int[513];
 *     tokens.read(start, window);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Holds no heap to speak of: the pages belong to the operating system. Opening reads the file once to
 * compare its checksum and the range of its ids. Written by {@link CorpusEncoder} or {@link TokenFileWriter}.
 *
 * <p>Errors: {@link MalformedFileException} for a file that is cut, changed or of another kind.
 */
public final class TokenFile implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final MappedFile file;
    private final TokenHeader header;
    private final int idBytes;

    private TokenFile(MappedFile file, TokenHeader header) {
        this.file = file;
        this.header = header;
        this.idBytes = TokenHeader.idBytes(header.vocabularySize());
    }

    /**
     * Maps and checks a file.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static TokenFile open(Path path) {
        MappedFile file = MappedFile.open(path);
        boolean opened = false;
        try {
            TokenFile tokens = new TokenFile(file, header(file));
            tokens.checkIds();
            opened = true;
            return tokens;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** Returns the number of ids. */
    public long size() {
        return header.count();
    }

    /** Returns the UTF-8 bytes of text that the ids stand for; marks of beginning and end count as none. */
    public long textBytes() {
        return header.textBytes();
    }

    /** Returns the number of documents. */
    public long documents() {
        return header.documents();
    }

    /** Returns the vocabulary size; every id is below it. */
    public int vocabularySize() {
        return header.vocabularySize();
    }

    /** Returns the SHA-256 of the {@code tokenizer.json} that made the ids, in lower-case hexadecimal. */
    public String tokenizerSha256() {
        return HexFormat.of().formatHex(header.tokenizer());
    }

    /** Fills {@code into} with the ids from position {@code from} on. */
    public void read(long from, int[] into) {
        read(from, into, 0, into.length);
    }

    /**
     * Copies {@code length} ids from position {@code from} on to {@code into[offset..]}.
     *
     * @throws IndexOutOfBoundsException if they reach beyond the file or the array
     * @throws IllegalStateException if this is closed
     */
    public void read(long from, int[] into, int offset, int length) {
        Objects.checkFromIndexSize(from, length, header.count());
        Objects.checkFromIndexSize(offset, length, into.length);
        int done = 0;
        while (done < length) {
            int part = Math.min(CHUNK, length - done);
            ByteBuffer ids = file.slice(TokenHeader.BYTES + (from + done) * idBytes, part * idBytes);
            for (int i = 0; i < part; i++) {
                into[offset + done + i] = idBytes == Short.BYTES ? ids.getShort() & 0xffff : ids.getInt();
            }
            done += part;
        }
    }

    private static TokenHeader header(MappedFile file) {
        if (file.size() < TokenHeader.BYTES) {
            throw malformed(file, "its size", "be at least " + TokenHeader.BYTES + " bytes", file.size());
        }
        byte[] bytes = new byte[TokenHeader.BYTES];
        file.slice(0, TokenHeader.BYTES).get(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[TokenHeader.MAGIC.length];
        in.get(magic);
        if (!Arrays.equals(magic, TokenHeader.MAGIC)) {
            throw malformed(
                    file, "its first bytes", "name a token file", HexFormat.of().formatHex(magic));
        }
        int version = in.getInt();
        if (version != TokenHeader.VERSION) {
            throw malformed(file, "its version", "be " + TokenHeader.VERSION, version);
        }
        int vocabularySize = in.getInt();
        long count = in.getLong();
        long textBytes = in.getLong();
        byte[] tokenizer = new byte[TokenHeader.DIGEST_BYTES];
        in.get(tokenizer);
        TokenHeader header = new TokenHeader(vocabularySize, count, textBytes, tokenizer, in.getLong(), in.getInt());
        int stored = in.getInt();
        int computed = TokenHeader.crc(bytes);
        if (stored != computed) {
            throw malformed(file, "its header", "have the checksum " + stored, computed);
        }
        if (vocabularySize < 1 || count < 0 || textBytes < 0 || header.documents() < 0) {
            throw malformed(file, "its header", "hold sizes", "negative ones");
        }
        int idBytes = TokenHeader.idBytes(vocabularySize);
        long body = file.size() - TokenHeader.BYTES;
        if (body % idBytes != 0 || body / idBytes != count) {
            throw malformed(file, "its body", "hold " + count + " ids of " + idBytes + " bytes", body + " bytes");
        }
        return header;
    }

    private void checkIds() {
        CRC32 crc = new CRC32();
        long end = file.size();
        for (long at = TokenHeader.BYTES; at < end; at += CHUNK) {
            ByteBuffer part = file.slice(at, (int) Math.min(CHUNK, end - at));
            crc.update(part.duplicate());
            while (part.hasRemaining()) {
                int id = idBytes == Short.BYTES ? part.getShort() & 0xffff : part.getInt();
                if (id < 0 || id >= header.vocabularySize()) {
                    throw malformed(file, "an id", "be below " + header.vocabularySize(), id);
                }
            }
        }
        if ((int) crc.getValue() != header.checksum()) {
            throw malformed(file, "its ids", "have the checksum " + header.checksum(), (int) crc.getValue());
        }
    }

    private static MalformedFileException malformed(MappedFile file, String part, String rule, Object value) {
        return new MalformedFileException(file.path().toString(), part, rule, String.valueOf(value));
    }

    @Override
    public void close() {
        file.close();
    }
}
