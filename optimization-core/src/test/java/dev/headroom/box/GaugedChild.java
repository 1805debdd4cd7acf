package dev.headroom.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs in a JVM of its own inside a limited group; prints its own gauge next to the kernel's files. */
final class GaugedChild {

    private static final int MEGABYTE = 1_000_000;

    private GaugedChild() {}

    /** Arguments: the group's folder, megabytes to allocate, a file to read. */
    public static void main(String[] args) throws IOException {
        Path group = Path.of(args[0]);
        long hardBefore = MemoryProbes.detect().read().hard().bytes();
        List<ByteBuffer> held = new ArrayList<>(); // direct, so that no collector moves it about
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            held.add(ByteBuffer.allocateDirect(MEGABYTE));
        }
        byte[] buffer = new byte[MEGABYTE];
        try (InputStream in = Files.newInputStream(Path.of(args[2]))) {
            while (in.read(buffer) > 0) {
                buffer[0]++;
            }
        }
        var probe = MemoryProbes.detect();
        probe.read();
        MemoryReading reading = probe.read();
        String stat = text(group.resolve("memory.stat"));
        System.out.printf(
                "source=%s limit=%d usage=%d hard=%d reclaimable=%d soft=%d grown=%d%n",
                reading.source(),
                reading.limit().bytes(),
                reading.usage().bytes(),
                reading.hard().bytes(),
                reading.reclaimable().bytes(),
                reading.soft().bytes(),
                reading.hard().bytes() - hardBefore);
        System.out.printf(
                "kernel usage=%s rss=%s shmem=%s kmem=%s inactive_file=%s active_file=%s held=%d%n",
                text(group.resolve("memory.usage_in_bytes")).strip(),
                line(stat, "total_rss"),
                line(stat, "total_shmem"),
                text(group.resolve("memory.kmem.usage_in_bytes")).strip(),
                line(stat, "total_inactive_file"),
                line(stat, "total_active_file"),
                held.stream().mapToLong(ByteBuffer::capacity).sum());
    }

    // Read in a way of its own, so that the gauge's parser is not its own judge.
    private static String line(String stat, String key) {
        return stat.lines()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElse("0");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
