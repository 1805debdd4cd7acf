package dev.headroom.checkpoint.artefact;

import dev.headroom.DamagedArtefactException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Quality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory that Headroom can run: {@code headroom.json} and the files that it names.
 *
 * <pre>{@code
 * Artefact artefact = Artefact.open(directory);
 * artefact.verify(ProgressListener.none());
 * Path graph = artefact.file(ArtefactManifest.GRAPH);
 * }</pre>
 *
 * <p>Opening reads the manifest and compares the sizes of the files; {@link #verify} compares their digests. Holds no
 * file open. Thread-safe. What cannot be read is an {@link UncheckedIOException}.
 */
public final class Artefact {

    private final Path directory;
    private final ArtefactManifest manifest;

    private Artefact(Path directory, ArtefactManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /** Returns whether {@code directory} has a manifest; nothing is read. */
    public static boolean isArtefact(Path directory) {
        return Files.isRegularFile(directory.resolve(ArtefactManifest.FILE_NAME));
    }

    /**
     * Reads the manifest and checks that every file is there with its size.
     *
     * @throws ModelNotFoundException if there is no manifest
     * @throws dev.headroom.MalformedFileException if the manifest breaks a rule
     * @throws dev.headroom.UnsupportedFeatureException if the manifest is of a newer format
     * @throws DamagedArtefactException if a file is missing or has another size
     */
    public static Artefact open(Path directory) {
        if (!isArtefact(directory)) {
            throw new ModelNotFoundException(
                    directory.toString(),
                    List.of(directory.resolve(ArtefactManifest.FILE_NAME).toString()));
        }
        Path file = directory.resolve(ArtefactManifest.FILE_NAME);
        try {
            ArtefactManifest manifest = ArtefactJson.read(file.toString(), Files.readAllBytes(file));
            Artefact artefact = new Artefact(directory.toAbsolutePath().normalize(), manifest);
            artefact.checkSizes();
            return artefact;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the artefact is. */
    public ArtefactManifest manifest() {
        return manifest;
    }

    /** Returns the absolute path of the directory. */
    public Path directory() {
        return directory;
    }

    /**
     * Returns the path of one of the files.
     *
     * @throws IllegalArgumentException if the manifest does not name it
     */
    public Path file(String name) {
        return optionalFile(name)
                .orElseThrow(() -> new IllegalArgumentException("name must be one of "
                        + new TreeMap<>(manifest.files()).keySet() + " in " + directory + ", was " + name));
    }

    /** Returns the path of one of the files; empty if the manifest does not name it. */
    public Optional<Path> optionalFile(String name) {
        return manifest.files().containsKey(name) ? Optional.of(directory.resolve(name)) : Optional.empty();
    }

    /**
     * Compares the SHA-256 of every file with the manifest. Success is remembered in a small file beside the manifest,
     * where the directory can be written to: files that have kept their size and modification time since are not read
     * again. Reads about as fast as the disk and holds 1 MB.
     *
     * @param progress hears bytes, also of files that need not be read
     * @throws DamagedArtefactException if a file differs, with both digests
     */
    public void verify(ProgressListener progress) {
        long total =
                manifest.files().values().stream().mapToLong(FileEntry::bytes).sum();
        long[] done = {0};
        VerificationStamp known = VerificationStamp.read(directory);
        boolean news = false;
        try {
            for (Map.Entry<String, FileEntry> each : new TreeMap<>(manifest.files()).entrySet()) {
                Path file = directory.resolve(each.getKey());
                String promised = each.getValue().sha256();
                String state = VerificationStamp.state(file);
                if (known.confirms(each.getKey(), state, promised)) {
                    done[0] += each.getValue().bytes();
                    progress.progress("verifying", done[0], total);
                    continue;
                }
                String found = Sha256.of(file, bytes -> {
                    done[0] += bytes;
                    progress.progress("verifying", Math.min(done[0], total), total);
                });
                if (!found.equals(promised)) {
                    throw damaged(each.getKey(), "must have SHA-256 " + promised + ", was " + found);
                }
                known.remember(file, state, found);
                news = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (news) {
            known.write(directory);
        }
    }

    /**
     * Writes how the artefact compares with its source into the manifest, at once or not at all.
     *
     * @return the artefact with the new manifest; this one keeps the old
     */
    public Artefact withQuality(Quality quality) {
        Objects.requireNonNull(quality, "quality");
        ArtefactManifest changed = manifest.withQuality(quality);
        Path file = directory.resolve(ArtefactManifest.FILE_NAME);
        byte[] json = ArtefactJson.checked(file.toString(), changed);
        try {
            DurableFile.replace(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Artefact(directory, changed);
    }

    private void checkSizes() throws IOException {
        for (Map.Entry<String, FileEntry> each : new TreeMap<>(manifest.files()).entrySet()) {
            Path file = directory.resolve(each.getKey());
            if (!Files.isRegularFile(file)) {
                throw damaged(each.getKey(), "is missing");
            }
            long size = Files.size(file);
            if (size != each.getValue().bytes()) {
                throw damaged(each.getKey(), "must have " + each.getValue().bytes() + " bytes, was " + size);
            }
        }
    }

    private DamagedArtefactException damaged(String file, String difference) {
        return new DamagedArtefactException(directory.toString(), file, difference);
    }
}
