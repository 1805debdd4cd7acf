package dev.headroom.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.StorageSettings;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryEvents;
import dev.headroom.box.MemoryReading;
import dev.headroom.cli.doctor.Finding.Level;
import dev.headroom.embedded.EmbeddedModel;
import dev.headroom.spi.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    private static final List<String> CPUINFO = List.of(
            "processor\t: 0", "model name\t: Some Xeon", "flags\t\t: fpu avx2 avx512_vnni", "", "processor\t: 1");

    @TempDir
    private Path folder;

    @Test
    void processorIsReadFromTheKernelsList() {
        Processor processor = Processor.parse(CPUINFO, "amd64", 2);

        assertThat(processor.name()).isEqualTo("Some Xeon");
        assertThat(processor.count()).isEqualTo(2);
        assertThat(processor.usefulInstructions()).containsExactly("avx2", "avx512_vnni");
    }

    @Test
    void unknownSystemFallsBackToWhatJavaKnows() {
        assertThat(Processor.parse(List.of(), "aarch64", 8)).isEqualTo(new Processor("aarch64", 8, java.util.Set.of()));
    }

    @Test
    void missingPyTorchIsSaidAndNothingIsBroken() throws IOException {
        Availability none = Availability.unavailable("no native library of PyTorch on the class path", "add it");

        assertThat(new TrainingFindings(none, "fused", folder).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.detail()).contains("no native library of PyTorch");
                    assertThat(finding.cure().orElseThrow())
                            .contains("train and finetune")
                            .contains("add it");
                });
    }

    @Test
    void librariesOfPyTorchAreSaidToBeUnpackedOrToCome() throws IOException {
        TrainingFindings training = new TrainingFindings(Availability.available(), "fused operators", folder);
        assertThat(find(training.look(), "training").detail()).isEqualTo("fused operators");
        assertThat(find(training.look(), "libraries").detail()).contains("432 MB", "DJL_CACHE_DIR", folder.toString());

        Files.createDirectory(folder.resolve("2.7.1-cpu"));
        assertThat(find(training.look(), "libraries").detail()).startsWith("PyTorch is unpacked in");
    }

    @Test
    void embeddedModelIsSaidToBeUnpackedOrToCome() throws IOException {
        StorageSettings storage = StorageSettings.defaults().withCacheDirectory(folder);
        assertThat(EmbeddedFinding.look(storage).detail()).contains("unpacks when it is first used");

        EmbeddedModel.ofThisJar().unpack(folder);
        assertThat(EmbeddedFinding.look(storage).detail()).contains("unpacked in " + folder);
    }

    @Test
    void healthyBoxHasNothingToCure() {
        assertThat(box(Box.of(2, ByteSize.gigabytes(16)), 2, ByteSize.gigabytes(1), events(0)))
                .allMatch(finding -> finding.level() == Level.OK);
    }

    @Test
    void earlierKillIsSaidWithACure() {
        Finding kills = find(box(Box.of(2, ByteSize.gigabytes(16)), 2, ByteSize.gigabytes(1), events(3)), "kills");

        assertThat(kills.level()).isEqualTo(Level.WARN);
        assertThat(kills.detail()).contains("3 processes");
        assertThat(kills.cure()).isPresent();
    }

    @Test
    void fullBoxFails() {
        assertThat(find(box(Box.of(2, ByteSize.gigabytes(16)), 2, ByteSize.of(15_500_000_000L), events(0)), "memory")
                        .level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    void javaThatSeesTheHostInsteadOfTheQuotaIsTold() {
        Finding threads = find(box(Box.of(2, ByteSize.gigabytes(16)), 64, ByteSize.gigabytes(1), events(0)), "threads");

        assertThat(threads.level()).isEqualTo(Level.WARN);
        assertThat(threads.cure().orElseThrow()).contains("-XX:ActiveProcessorCount=2");
    }

    @Test
    void embeddingApplicationWithTooLittleDirectMemoryIsWarned() {
        List<Finding> findings = java(ByteSize.megabytes(512), ByteSize.megabytes(512), Map.of(), List.of())
                .look();

        assertThat(find(findings, "direct").level()).isEqualTo(Level.WARN);
        assertThat(find(findings, "direct").cure().orElseThrow()).contains("-XX:MaxDirectMemorySize");
        assertThat(find(findings, "malloc").level()).isEqualTo(Level.WARN);
    }

    @Test
    void heapThatTakesTheBoxIsWarned() {
        assertThat(find(
                                java(ByteSize.gigabytes(12), ByteSize.gigabytes(12), Map.of(), List.of())
                                        .look(),
                                "heap")
                        .level())
                .isEqualTo(Level.WARN);
    }

    @Test
    void muslFailsBecauseTheNativeLibrariesNeedGlibc() {
        List<Finding> findings = java(
                        ByteSize.megabytes(512), ByteSize.gigabytes(2), Map.of(), List.of("/lib/ld-musl-x86_64.so.1"))
                .look();

        assertThat(find(findings, "libc").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void noBackendFails() {
        assertThat(BackendFindings.look(List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.FAIL));
    }

    @Test
    void temporaryFolderThatMayNotRunCodeFails() throws IOException {
        Path temporary = folder.toAbsolutePath();
        List<String> mounts = List.of("overlay / overlay rw 0 0", "tmpfs " + temporary + " tmpfs rw,nosuid,noexec 0 0");

        assertThat(find(new DirectoryFindings(storage(folder), temporary, mounts).look(), "temporary")
                        .level())
                .isEqualTo(Level.FAIL);
        assertThat(find(new DirectoryFindings(storage(folder), temporary, mounts.subList(0, 1)).look(), "temporary")
                        .level())
                .isEqualTo(Level.OK);
    }

    @Test
    void cacheThatIsAFileFailsWithACure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Finding cache = find(new DirectoryFindings(storage(file), folder, List.of()).look(), "cache");

        assertThat(cache.level()).isEqualTo(Level.FAIL);
        assertThat(cache.cure().orElseThrow()).contains("HEADROOM_STORAGE_CACHE_DIRECTORY");
    }

    @Test
    void linesKeepWithinTheColumnsAndShowTheCureBelow() {
        String lines = Finding.warn("memory", "a word ".repeat(20), "do something about it ".repeat(6))
                .toLines();

        assertThat(lines.lines()).allMatch(line -> line.length() <= 80);
        assertThat(lines).startsWith("WARN  memory      a word").contains("\n                  → do something");
    }

    private static List<Finding> box(Box box, int javaProcessors, ByteSize hard, Optional<MemoryEvents> events) {
        MemoryReading reading = new MemoryReading(
                Instant.EPOCH, "cgroup-v2", box.memory(), hard, hard, ByteSize.ZERO, ByteSize.ZERO, Optional.empty());
        return new BoxFindings(box, Processor.parse(CPUINFO, "amd64", 2), javaProcessors, reading, events).look();
    }

    private static Optional<MemoryEvents> events(long kills) {
        return Optional.of(new MemoryEvents(0, 0, kills, kills, MemoryEvents.Victim.ONE_PROCESS));
    }

    private static JavaFindings java(
            ByteSize heap, ByteSize direct, Map<String, String> environment, List<String> mapped) {
        return new JavaFindings(
                "17.0.15", 17, heap, direct, ByteSize.gigabytes(16), JavaFindings.Trim.OFFERED, environment, mapped);
    }

    private static StorageSettings storage(Path cache) {
        return new StorageSettings(List.of(), Optional.empty(), cache, StorageSettings.DEFAULT_CACHE_BOUND);
    }

    private static Finding find(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
