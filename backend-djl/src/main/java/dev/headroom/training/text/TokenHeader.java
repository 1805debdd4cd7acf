package dev.headroom.training.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The first {@value #BYTES} bytes of a token file, little-endian: magic (8 bytes), version (int), vocabulary size (int),
 * ids (long), bytes of text (long), SHA-256 of the tokenizer (32 bytes), documents (long), CRC-32 of the ids (int),
 * CRC-32 of all before (int).
 *
 * @param vocabularySize ids are below it
 * @param count the ids in the file
 * @param textBytes the UTF-8 bytes of text they stand for
 * @param tokenizer SHA-256 of {@code tokenizer.json}, 32 bytes
 * @param documents how many texts they stand for
 * @param checksum CRC-32 of the ids as stored
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record TokenHeader(int vocabularySize, long count, long textBytes, byte[] tokenizer, long documents, int checksum) {

    static final int BYTES = 80;
    static final int VERSION = 1;
    static final int DIGEST_BYTES = 32;
    static final int LARGEST_SHORT_VOCABULARY = 1 << 16;
    static final byte[] MAGIC = {'H', 'R', 'T', 'O', 'K', 'E', 'N', 'S'};

    static int idBytes(int vocabularySize) {
        return vocabularySize <= LARGEST_SHORT_VOCABULARY ? Short.BYTES : Integer.BYTES;
    }

    ByteBuffer encode() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).putInt(VERSION).putInt(vocabularySize).putLong(count).putLong(textBytes);
        buffer.put(tokenizer).putLong(documents).putInt(checksum);
        return buffer.putInt(crc(buffer.array())).flip();
    }

    static int crc(byte[] header) {
        CRC32 crc = new CRC32();
        crc.update(header, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
