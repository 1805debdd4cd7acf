package dev.headroom.cli.model;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.model.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The artefacts made of checkpoints. A directory's name says model and precision and holds a print of its source. */
final class ArtefactCache {

    private final Path root;
    private final ByteSize bound;

    ArtefactCache(Path root, ByteSize bound) {
        this.root = root;
        this.bound = bound;
    }

    /** Returns where the artefact of {@code source} belongs; another version of the source belongs elsewhere. */
    Path place(ModelFiles source, String variant) throws IOException {
        String name = source.path().toAbsolutePath().normalize().getFileName().toString();
        String plain = name.replaceAll("(?i)\\.gguf$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return root.resolve(plain + "-" + variant + "-" + print(source.path()));
    }

    /** Notes that an artefact was used. */
    void touch(Path artefact) throws IOException {
        Files.setLastModifiedTime(artefact.resolve(ArtefactManifest.FILE_NAME), FileTime.from(Instant.now()));
    }

    /** Deletes the artefacts that were used least recently, but never {@code kept}, until the rest fits the bound. */
    List<Path> evictBut(Path kept) throws IOException {
        List<Path> artefacts;
        try (Stream<Path> entries = Files.list(root)) {
            artefacts = new ArrayList<>(entries.filter(Artefact::isArtefact).toList());
        }
        artefacts.sort(Comparator.comparingLong(ArtefactCache::lastUsed));
        long held = 0;
        for (Path artefact : artefacts) {
            held += size(artefact);
        }
        List<Path> gone = new ArrayList<>();
        for (Path artefact : artefacts) {
            if (held > bound.bytes() && !artefact.equals(kept)) {
                held -= size(artefact);
                delete(artefact);
                gone.add(artefact);
            }
        }
        return gone;
    }

    private static long lastUsed(Path artefact) {
        return artefact.resolve(ArtefactManifest.FILE_NAME).toFile().lastModified();
    }

    private static long size(Path directory) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    /** The manifest goes first, so that a directory that is half deleted is no artefact any more. */
    private static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(ArtefactManifest.FILE_NAME));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** Names, sizes and times of the source's files, hashed: reading the weights themselves would take minutes. */
    private static String print(Path source) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files;
            try (Stream<Path> entries = Files.isDirectory(source) ? Files.list(source) : Stream.of(source)) {
                files = entries.filter(Files::isRegularFile).sorted().toList();
            }
            digest.update(source.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
            for (Path file : files) {
                String line = file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
