package dev.headroom.checkpoint.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** SHA-256 of files, in chunks: holds 1 MB whatever the size of the file. */
final class Sha256 {

    private static final int CHUNK_BYTES = 1 << 20;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    static boolean isDigest(String text) {
        return HEXADECIMAL.matcher(text).matches();
    }

    /** Returns the digest in lower-case hexadecimal; {@code chunk} hears the bytes of each chunk. */
    static String of(Path file, IntConsumer chunk) throws IOException {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                chunk.accept(read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
