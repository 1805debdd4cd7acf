package dev.headroom.checkpoint.artefact;

import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Builds an artefact so that its directory appears finished or not at all.
 *
 * <pre>{@code
 * try (ArtefactWriter writer = ArtefactWriter.create(target)) {
 *     writer.write("tokenizer.json", tokenizer);
 *     buildGraph(writer.resolve(ArtefactManifest.GRAPH));
 *     Artefact artefact = writer.commit(manifest);
 * }
 * }</pre>
 *
 * <p>Everything is written into a hidden directory beside the target; {@link #commit} renames it. Closing without a
 * commit deletes it, and what a killed build left is deleted by the next one. Builds of the same target may run side by
 * side; the last commit wins. One thread at a time. What cannot be written is an {@link UncheckedIOException}.
 */
public final class ArtefactWriter implements AutoCloseable {

    private final Path target;
    private final BuildDirectory build;
    private boolean open = true;

    private ArtefactWriter(Path target, BuildDirectory build) {
        this.target = target;
        this.build = build;
    }

    /**
     * Starts an artefact that will be {@code target}.
     *
     * @param target absent, an empty directory, or an artefact, which stays until the new one is finished
     * @throws IllegalArgumentException if {@code target} holds anything else
     */
    public static ArtefactWriter create(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new IllegalArgumentException("target must have a name, was " + target);
        }
        try {
            BuildDirectory build = BuildDirectory.create(absolute);
            try {
                requireReplaceable(absolute);
            } catch (IllegalArgumentException | IOException e) {
                build.close();
                throw e;
            }
            return new ArtefactWriter(absolute, build);
        } catch (IOException e) {
            throw new UncheckedIOException("beginning " + absolute + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the path to write a file of the artefact to.
     *
     * @param fileName a plain name, without directories
     */
    public Path resolve(String fileName) {
        requireOpen();
        return build.path().resolve(PlainName.require(fileName));
    }

    /** Writes a small file of the artefact. */
    public void write(String fileName, byte[] content) {
        try {
            Files.write(resolve(fileName), content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + fileName + " of " + target + ": " + e.getMessage(), e);
        }
    }

    /**
     * Finishes the artefact: hashes the files, brings them to the disk, writes the manifest last, and renames the
     * directory. Holds 1 MB.
     *
     * @param withoutFiles the manifest; its files are replaced by those that were written
     * @throws IllegalArgumentException if the manifest would be refused by {@link Artefact#open}
     */
    public Artefact commit(ArtefactManifest withoutFiles) {
        requireOpen();
        try {
            VerificationStamp stamp = VerificationStamp.empty();
            ArtefactManifest manifest = withoutFiles.withFiles(entries(stamp));
            byte[] json = ArtefactJson.checked(ArtefactManifest.FILE_NAME, manifest);
            requireReplaceable(target);
            stamp.write(build.path());
            DurableFile.replace(build.path().resolve(ArtefactManifest.FILE_NAME), json);
            DurableFile.syncDirectory(build.path());
            build.moveTo(target);
            open = false;
            return Artefact.open(target);
        } catch (IOException e) {
            throw new UncheckedIOException("finishing " + target + ": " + e.getMessage(), e);
        }
    }

    /** Deletes what was written, unless it was committed. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            build.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, FileEntry> entries(VerificationStamp stamp) throws IOException {
        Map<String, FileEntry> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(build.path())) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (name.equals(BuildDirectory.LOCK)) {
                    continue;
                }
                if (!Files.isRegularFile(file) || !PlainName.isPlain(name)) {
                    throw new IllegalArgumentException("files must each " + PlainName.RULE + ", was " + name);
                }
                DurableFile.sync(file);
                String state = VerificationStamp.state(file);
                String digest = Sha256.of(file, bytes -> {});
                stamp.remember(file, state, digest);
                files.put(name, new FileEntry(Files.size(file), digest));
            }
        }
        return files;
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (!Files.exists(target) || Artefact.isArtefact(target)) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(target)) {
            try (Stream<Path> content = Files.list(target)) {
                empty = content.findAny().isEmpty();
            }
        }
        if (!empty) {
            throw new IllegalArgumentException(
                    "target must be absent, empty or an artefact, was " + target + " with other content");
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the writer of " + target + " is closed");
        }
    }
}
