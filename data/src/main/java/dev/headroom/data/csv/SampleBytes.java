package dev.headroom.data.csv;

import dev.headroom.data.csv.StatedParts.Part;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The start of a file, and what its bytes tell: compression and charset.
 *
 * @param compression by the file's first bytes
 * @param charset by a byte order mark, else by the bytes
 * @param text the start's characters, without a byte order mark and without a row that was cut off
 */
record SampleBytes(CsvFormat.Compression compression, Charset charset, String text) {

    /** Bytes that are looked at, after decompression. */
    static final int SAMPLE_BYTES = 256 << 10;

    /** What western text is in when it is not UTF-8; it knows all but five bytes. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Reads the start; adds to {@code notes} what had to be guessed. */
    static SampleBytes read(InputStream in, StatedParts stated, List<String> notes) throws IOException {
        byte[] start = in.readNBytes(SAMPLE_BYTES + 1);
        boolean whole = start.length <= SAMPLE_BYTES;
        CsvFormat.Compression compression =
                stated.has(Part.COMPRESSION) ? stated.format().compression() : compression(start);
        if (compression == CsvFormat.Compression.GZIP) {
            start = unzipped(start);
        }
        whole &= start.length <= SAMPLE_BYTES;
        byte[] sample = start.length > SAMPLE_BYTES ? Arrays.copyOf(start, SAMPLE_BYTES) : start;
        Charset charset = stated.has(Part.CHARSET) ? stated.format().charset() : charset(sample, whole, notes);
        return new SampleBytes(compression, charset, text(sample, charset, whole));
    }

    private static CsvFormat.Compression compression(byte[] start) {
        return start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B
                ? CsvFormat.Compression.GZIP
                : CsvFormat.Compression.NONE;
    }

    /** Damage further on is the reader's matter, which knows the row. */
    private static byte[] unzipped(byte[] start) throws IOException {
        byte[] out = new byte[SAMPLE_BYTES + 1];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
            int read;
            while (length < out.length && (read = in.read(out, length, out.length - length)) >= 0) {
                length += read;
            }
        } catch (EOFException | ZipException e) {
            return Arrays.copyOf(out, length);
        }
        return Arrays.copyOf(out, length);
    }

    private static Charset charset(byte[] sample, boolean whole, List<String> notes) {
        if (startsWith(sample, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(sample, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                if (i % 2 == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        int often = sample.length / 4;
        if (Math.max(evenZeros, oddZeros) > often && Math.min(evenZeros, oddZeros) <= often / 8) {
            Charset charset = oddZeros > evenZeros ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            notes.add("charset " + charset.name() + " was guessed: every other byte is zero");
            return charset;
        }
        if (evenZeros + oddZeros > 0) {
            notes.add("the file holds zero bytes; it may not be text");
        }
        return byLetters(sample, whole, notes);
    }

    private static boolean startsWith(byte[] sample, int... marks) {
        for (int i = 0; i < marks.length; i++) {
            if (i >= sample.length || (sample[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }

    /** Western text hardly ever happens to be UTF-8, so that a few damaged bytes make no other charset of a file. */
    private static Charset byLetters(byte[] sample, boolean whole, List<String> notes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(sample);
        CharBuffer text = CharBuffer.allocate(sample.length);
        int broken = 0;
        for (CoderResult result = decoder.decode(bytes, text, whole);
                result.isError();
                result = decoder.decode(bytes, text, whole)) {
            broken += result.length();
            bytes.position(bytes.position() + result.length());
        }
        if (broken == 0) {
            return StandardCharsets.UTF_8;
        }
        long letters = text.flip().chars().filter(c -> c > 0x7F).count();
        if (letters > broken) {
            notes.add("charset UTF-8 was guessed: " + letters + " characters are plainly in it, " + broken
                    + " bytes are not");
            return StandardCharsets.UTF_8;
        }
        notes.add("charset " + WESTERN.name() + " was guessed: the bytes are not UTF-8");
        return WESTERN;
    }

    private static String text(byte[] sample, Charset charset, boolean whole) {
        String text = new String(sample, charset);
        int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return whole || end < 0 ? text.substring(from) : text.substring(from, end + 1);
    }
}
