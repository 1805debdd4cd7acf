package dev.headroom.training.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Writes a {@link TokenFile}. Nothing stands under the file's name before {@link #finish()}; closing without it leaves
 * nothing behind.
 *
 * <p>One thread at a time. Holds 1 MB until closed. Errors: {@link UncheckedIOException}.
 */
public final class TokenFileWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final Path partial;
    private final int vocabularySize;
    private final byte[] tokenizer;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32 crc = new CRC32();
    private final int idBytes;
    private long count;
    private long textBytes;
    private long documents;

    private TokenFileWriter(Path file, int vocabularySize, byte[] tokenizer) throws IOException {
        this.file = file;
        this.partial = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        this.vocabularySize = vocabularySize;
        this.tokenizer = tokenizer;
        this.idBytes = TokenHeader.idBytes(vocabularySize);
        this.channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(TokenHeader.BYTES);
    }

    /**
     * Starts a file.
     *
     * @param file replaced at the end if it exists
     * @param vocabularySize positive; ids are below it
     * @param tokenizerSha256 the SHA-256 of the {@code tokenizer.json}, 64 hexadecimal digits
     */
    public static TokenFileWriter create(Path file, int vocabularySize, String tokenizerSha256) {
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("vocabularySize must be positive, was " + vocabularySize);
        }
        byte[] digest = HexFormat.of().parseHex(tokenizerSha256);
        if (digest.length != TokenHeader.DIGEST_BYTES) {
            throw new IllegalArgumentException("tokenizerSha256 must be 64 digits, was " + tokenizerSha256);
        }
        try {
            return new TokenFileWriter(file, vocabularySize, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends ids; {@code bytes} is how much UTF-8 text they stand for. */
    public void add(int[] ids, long bytes) {
        for (int id : ids) {
            if (id < 0 || id >= vocabularySize) {
                throw new IllegalArgumentException("ids must be below " + vocabularySize + ", was " + id);
            }
            if (buffer.remaining() < idBytes) {
                flush();
            }
            if (idBytes == Short.BYTES) {
                buffer.putShort((short) id);
            } else {
                buffer.putInt(id);
            }
        }
        count += ids.length;
        textBytes += bytes;
    }

    /** Counts the ids since the last call as one document. */
    public void endDocument() {
        documents++;
    }

    /** Puts the file in place; only {@link #close()} may follow. */
    public void finish() {
        flush();
        TokenHeader header =
                new TokenHeader(vocabularySize, count, textBytes, tokenizer, documents, (int) crc.getValue());
        try {
            channel.position(0);
            write(header.encode());
            channel.force(true);
            channel.close();
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        buffer.flip();
        crc.update(buffer.duplicate());
        try {
            write(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
