package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenBoxTest {

    private static final String V2 = "sys/fs/cgroup/system.slice/app.service/";
    private static final List<String> GARBAGE = List.of(
            "",
            "\n",
            "max",
            "-1",
            "-9223372036854775808",
            "9223372036854775807",
            "99999999999999999999999",
            "anon",
            "anon ",
            "anon x",
            "1 2 3",
            "NaN",
            "some avg10=-3 full",
            "0::",
            "0::relative",
            "a b c d e f - cgroup2 g h",
            "30 24 0:26 / /sys/\\040x rw - cgroup2 cgroup2 rw",
            "0::/\0",
            "5-2,x");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"memory.current", "memory.stat"})
    void namesAMissingFile(String name) throws IOException {
        Path root = RecordedBox.copy("v2", folder);
        Files.delete(root.resolve(V2 + name));
        assertThatThrownBy(() -> MemoryProbes.detect(root).read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(V2 + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory.high", "memory.pressure", "cpu.max", "cpuset.cpus.effective", "memory.oom.group"})
    void doesWithoutAnOptionalFile(String name) throws IOException {
        Path root = RecordedBox.copy("v2", folder);
        Files.delete(root.resolve(V2 + name));
        assertThat(MemoryProbes.detect(root).read().limit().bytes()).isEqualTo(4_000_000_000L);
        assertThat(Box.detect(root, 8).cpus()).isPositive();
        assertThat(MemoryEvents.read(root)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory.max", "memory.current", "memory.pressure"})
    void namesTheFileAndTheTextThatMakesNoSense(String name) throws IOException {
        Path root = RecordedBox.copy("v2", folder);
        Files.writeString(root.resolve(V2 + name), "lots");
        assertThatThrownBy(() -> MemoryProbes.detect(root).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(V2 + name)
                .hasMessageContaining("lots");
    }

    @Test
    void namesTheKeyOfAStatisticThatMakesNoSense() throws IOException {
        Path root = RecordedBox.copy("v2", folder);
        Files.writeString(root.resolve(V2 + "memory.stat"), "anon many\ninactive_file 0\nactive_file 0\n");
        assertThatThrownBy(() -> MemoryProbes.detect(root).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("memory.stat: anon must be a number")
                .hasMessageContaining("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v1", "hybrid", "v2-nested", "no-cgroups"})
    void eitherReadsOrNamesAFileHoweverTheFilesAreDamaged(String box) throws IOException {
        Path root = RecordedBox.copy(box, folder);
        List<Path> files = RecordedBox.files(root);
        Random random = new Random(20260101);
        for (int round = 0; round < 40; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            byte[] damaged = damage(original, random);
            Files.write(file, damaged);
            try {
                MemoryReading reading = MemoryProbes.detect(root).read();
                assertThat(reading.hard()).isLessThanOrEqualTo(reading.usage());
                assertThat(Box.detect(root, 8).cpus()).isPositive();
                MemoryEvents.read(root);
            } catch (IllegalStateException | UncheckedIOException e) {
                assertThat(e).hasMessageContaining(root.toString());
            } catch (RuntimeException e) {
                fail(
                        "round " + round + ", " + file + ": '" + new String(damaged, StandardCharsets.ISO_8859_1) + "'",
                        e);
            }
            Files.write(file, original);
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(4)) {
            case 0 -> GARBAGE.get(random.nextInt(GARBAGE.size())).getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> Arrays.copyOf(original, random.nextInt(original.length + 1));
            case 2 -> flipped(original, random);
            default -> text.replaceAll("[0-9]+", GARBAGE.get(random.nextInt(8))).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] flipped(byte[] original, Random random) {
        byte[] flipped = original.clone();
        for (int i = 0; i < 1 + original.length / 20 && original.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }
}
