package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gauge in a real limited cgroup v1 group, against the kernel's own files. Needs the right to make a group. */
@Tag("memory")
class RealGroupTest {

    private static final long LIMIT = 400_003_072; // whole pages

    @TempDir
    Path folder;

    private Path group = Path.of("/");

    @BeforeEach
    void makeAGroup() {
        Optional<ControlGroup> own = CgroupLayout.read(Path.of("/")).v1("memory");
        assumeTrue(own.isPresent(), "skipped: this machine has no cgroup v1 memory controller");
        group = own.orElseThrow()
                .folder()
                .resolve("headroom-test-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(LIMIT));
        } catch (IOException e) {
            abort("skipped: a memory group cannot be made here: " + e);
        }
    }

    @AfterEach
    void removeTheGroup() throws IOException {
        if (group.getFileName() != null && Files.isDirectory(group)) {
            // Cached pages of dead processes stay charged; the kernel moves them to the parent.
            Files.delete(group);
        }
    }

    @Test
    void gaugeIsWithinOnePerCentOfTheKernelsFiles() throws Exception {
        Path file = folder.resolve("weights");
        Process writer = inGroup(List.of("dd", "if=/dev/zero", "of=" + file, "bs=1M", "count=100", "conv=fsync"));
        writer.getInputStream().readAllBytes();
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();

        String output = child("-Xmx200m", "120", file);

        long usage = number(output, "kernel usage");
        long hard = number(output, "rss") + number(output, "shmem") + number(output, "kmem");
        Percentage onePerCent = Percentage.withPercentage(1);
        assertThat(output).contains("source=cgroup-v1");
        assertThat(number(output, "limit")).isEqualTo(LIMIT);
        assertThat(number(output, "usage")).isCloseTo(usage, onePerCent);
        assertThat(number(output, "hard")).isCloseTo(hard, onePerCent);
        assertThat(number(output, "reclaimable") + number(output, "soft"))
                .isCloseTo(number(output, "inactive_file") + number(output, "active_file"), onePerCent)
                .isGreaterThan(90_000_000);
        // What the process itself allocated is seen, and the file that it read is not counted as hard.
        assertThat(number(output, "grown")).isCloseTo(number(output, "held"), within(10_000_000L));
        assertThat(usage - hard).isGreaterThan(90_000_000);
    }

    @Test
    void aKillIsCountedAndTold() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        Process process = inGroup(java("-Xmx700m", "600", file));
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        MemoryEvents events = MemoryEvents.ofV1(new ControlGroup(group, group)).orElseThrow();
        assertThat(events.oomKill()).isEqualTo(1);
        assertThat(events.max()).isPositive();
        assertThat(events.lastDeath()).isPresent();
    }

    private String child(String heap, String megabytes, Path file) throws Exception {
        Process process = inGroup(java(heap, megabytes, file));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private List<String> java(String heap, String megabytes, Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GaugedChild.class.getName(),
                group.toString(),
                megabytes,
                file.toString());
    }

    // The shell joins the group before it becomes the command, so that nothing is charged elsewhere.
    private Process inGroup(List<String> command) throws IOException {
        List<String> joined = new ArrayList<>(
                List.of("sh", "-c", "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$@\"", "sh"));
        joined.addAll(command);
        return new ProcessBuilder(joined).redirectErrorStream(true).start();
    }

    private static long number(String output, String key) {
        Matcher matcher = Pattern.compile("(?:^|\\s)" + Pattern.quote(key.strip()) + "=([0-9]+)")
                .matcher(output);
        assertThat(matcher.find()).as(key + " in " + output).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
