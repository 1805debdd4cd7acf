package dev.headroom.cli.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A limited cgroup v1 memory group below our own, and what the kernel says about it. Read with no code of the library. */
final class MemoryGroup implements AutoCloseable {

    private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/memory");

    private final Path folder;

    private MemoryGroup(Path folder) {
        this.folder = folder;
    }

    /** Makes a group, or says why that is not possible here. */
    static MemoryGroup make(String name, long limit) throws IOException {
        Path parent = ownGroup().orElseThrow(() -> new IOException("no cgroup v1 memory controller"));
        Path folder = parent.resolve(
                "headroom-" + name + "-" + ProcessHandle.current().pid());
        Files.createDirectory(folder);
        try {
            Files.writeString(folder.resolve("memory.limit_in_bytes"), Long.toString(limit));
        } catch (IOException e) {
            Files.delete(folder);
            throw e;
        }
        return new MemoryGroup(folder);
    }

    private static Optional<Path> ownGroup() throws IOException {
        if (!Files.exists(CONTROLLER.resolve("memory.limit_in_bytes"))) {
            return Optional.empty();
        }
        String path = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> List.of(parts[1].split(",")).contains("memory"))
                .map(parts -> parts[2].replaceFirst("^/+", ""))
                .findFirst()
                .orElse("");
        Path nested = CONTROLLER.resolve(path);
        return Optional.of(
                Files.isDirectory(nested) ? nested : CONTROLLER); // a container sees its own group as the root
    }

    /** Returns the command that joins the group before it becomes {@code command}, so that nothing is charged elsewhere. */
    ProcessBuilder in(List<String> command) {
        List<String> joined = new ArrayList<>(
                List.of("sh", "-c", "echo $$ > " + folder.resolve("cgroup.procs") + " && exec \"$@\"", "sh"));
        joined.addAll(command);
        return new ProcessBuilder(joined);
    }

    /** Returns the bytes that the kernel cannot take back. */
    long hard() {
        List<String> stat = text("memory.stat").lines().toList();
        return value(stat, "total_rss ") + value(stat, "total_shmem ") + number("memory.kmem.usage_in_bytes");
    }

    long limit() {
        return number("memory.limit_in_bytes");
    }

    long peak() {
        return number("memory.max_usage_in_bytes");
    }

    /** Returns how often the limit was hit. */
    long limitHits() {
        return number("memory.failcnt");
    }

    /** Returns how many processes the kernel has killed in the group. */
    long kills() {
        return value(text("memory.oom_control").lines().toList(), "oom_kill ");
    }

    @Override
    public void close() throws IOException {
        // a group whose last process has just ended stays busy for a moment
        for (int attempt = 0; attempt < 50; attempt++) {
            if (folder.toFile().delete()) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        Files.delete(folder);
    }

    private static long value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.substring(key.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private long number(String file) {
        return Long.parseLong(text(file).strip());
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
