package dev.headroom.cli.doctor;

import dev.headroom.ByteSize;
import dev.headroom.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at the directories.
 *
 * @param storage where models and derived files go
 * @param temporary where native libraries are unpacked
 * @param mounts lines of {@code /proc/self/mounts}
 */
record DirectoryFindings(StorageSettings storage, Path temporary, List<String> mounts) {

    // an int4 artefact of 7B takes 4.2 GB
    private static final ByteSize ROOM = ByteSize.gigabytes(5);

    List<Finding> look() throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.add(writable(
                "cache", storage.cacheDirectory(), "set HEADROOM_STORAGE_CACHE_DIRECTORY to a folder with room"));
        findings.add(temporaryFolder());
        for (Path directory : storage.modelDirectories()) {
            findings.add(
                    Files.isDirectory(directory)
                            ? Finding.ok("models", directory.toString())
                            : Finding.ok("models", "none yet, " + directory + " is not there"));
        }
        if (storage.huggingFaceCache().isPresent()) {
            findings.add(hub(storage.huggingFaceCache().get()));
        }
        return findings;
    }

    private static Finding writable(String subject, Path directory, String cure) {
        try {
            Files.createDirectories(directory);
            Path trial = Files.createTempFile(directory, "doctor", null);
            Files.delete(trial);
            ByteSize free = ByteSize.of(Files.getFileStore(directory).getUsableSpace());
            return ROOM.isMoreThan(free)
                    ? Finding.warn(subject, directory + ", " + free + " free", "a 7B artefact takes 4.2 GB; " + cure)
                    : Finding.ok(subject, directory + ", " + free + " free");
        } catch (IOException e) {
            return Finding.fail(subject, directory + " cannot be written", cure);
        }
    }

    private Finding temporaryFolder() {
        if (!Files.isWritable(temporary)) {
            return Finding.fail(
                    "temporary", temporary + " cannot be written", "start Java with -Djava.io.tmpdir=FOLDER");
        }
        return isNoExec(temporary.toAbsolutePath())
                ? Finding.fail(
                        "temporary",
                        temporary + " is mounted noexec, so native libraries cannot be loaded from it",
                        "start Java with -Djava.io.tmpdir=FOLDER on another file system")
                : Finding.ok("temporary", temporary.toString());
    }

    /** Looks at the mount with the longest path above {@code path}. */
    private boolean isNoExec(Path path) {
        Path longest = Path.of("/");
        boolean noExec = false;
        for (String line : mounts) {
            String[] fields = line.split(" ", -1);
            if (fields.length < 4) {
                continue;
            }
            Path mount = Path.of(fields[1].replace("\\040", " "));
            if (path.startsWith(mount) && mount.getNameCount() >= longest.getNameCount()) {
                longest = mount;
                noExec = List.of(fields[3].split(",", -1)).contains("noexec");
            }
        }
        return noExec;
    }

    private static Finding hub(Path hub) throws IOException {
        if (!Files.isDirectory(hub)) {
            return Finding.ok("hub", "no Hugging Face cache at " + hub);
        }
        try (Stream<Path> entries = Files.list(hub)) {
            long models = entries.filter(entry -> entry.getFileName().toString().startsWith("models--"))
                    .count();
            return Finding.ok("hub", models + (models == 1 ? " model in " : " models in ") + hub);
        }
    }
}
