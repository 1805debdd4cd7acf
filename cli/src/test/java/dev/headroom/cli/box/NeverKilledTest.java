package dev.headroom.cli.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.cli.Main;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.Compressor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command and an application in real limited groups: what fits answers, what does not is refused, and the kernel
 * never kills. Needs the right to make a cgroup v1 group.
 */
@Tag("memory")
@Timeout(180)
class NeverKilledTest {

    private static final long ROOMY = 600_002_560; // whole pages
    private static final long TIGHT = 200_003_584;
    private static final long ONE_OF_TWO = 500_002_816;
    private static final String SMALL_HEAP = "-Xmx96m"; // what the launcher gives in a box of this size
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    @TempDir
    Path cache;

    private static Path artefact = Path.of("");

    @BeforeAll
    static void buildAModel() {
        try (MemoryGroup group = MemoryGroup.make("probe", ROOMY)) {
            assertThat(group.limit()).isEqualTo(ROOMY);
        } catch (IOException e) {
            abort("skipped: a memory group cannot be made here: " + e);
        }
        Path source = folder.resolve("135m");
        SyntheticCheckpoint.write(SyntheticShape.M135, 1, source, ProgressListener.none());
        artefact = folder.resolve("135m-int4");
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            Compressor.compress(checkpoint, CompressionSettings.int4(), artefact, ProgressListener.none());
        }
    }

    private record Ended(int code, String out, String err, long highestHard) {}

    @Test
    void whatFitsAnswersAndTheReportIsTheKernels() throws Exception {
        try (MemoryGroup group = MemoryGroup.make("roomy", ROOMY)) {
            Ended ended = end(group, start(group, "1"), "1");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).isNotBlank();
            Matcher memory =
                    Pattern.compile("memory +\\w+: (\\d+) MB hard of (\\d+) MB").matcher(ended.err());
            assertThat(memory.find()).as(ended.err()).isTrue();
            assertThat(memory.group(2)).isEqualTo("600");
            // The report is rounded to 1 MB, and what the answer needed for a moment is gone or comes after it: 20 MB.
            long reported = Long.parseLong(memory.group(1)) * 1_000_000;
            System.out.printf(
                    "ask in %d B: reported %d B hard, kernel's highest sample %d B, peak usage %d B%n",
                    group.limit(), reported, ended.highestHard(), group.peak());
            assertThat(reported).isCloseTo(ended.highestHard(), within(ROOMY / 100 + 20_000_000));
            assertThat(group.kills()).isZero();
            assertThat(group.limitHits()).isZero();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsLoaded() throws Exception {
        try (MemoryGroup group = MemoryGroup.make("tight", TIGHT)) {
            Ended ended = end(group, start(group, "1"), "1");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).isBlank();
            assertThat(ended.err())
                    .contains("headroom: model ")
                    .containsPattern("needs \\d+ MB, the budget has \\d+ MB left")
                    .contains("take a smaller model");
            assertThat(group.peak()).as("nothing was loaded").isLessThan(TIGHT / 2);
            assertThat(group.kills()).isZero();
        }
    }

    @Test
    void whatLeavesNoRoomForTheHeapIsRefusedBeforeTheHeapGrows() throws Exception {
        try (MemoryGroup group = MemoryGroup.make("heap", ROOMY)) {
            Ended ended = end(group, start(group, "1", "-Xmx400m"), "1");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("the budget has", "-Xmx");
            assertThat(group.kills()).isZero();
        }
    }

    @Test
    void twoCommandsAtTheSameMomentDoNotShareTheSameFreeMemory() throws Exception {
        try (MemoryGroup group = MemoryGroup.make("two", ONE_OF_TWO)) {
            Process first = start(group, "1");
            Process second = start(group, "2");
            Ended a = end(group, first, "1");
            Ended b = end(group, second, "2");
            System.out.printf(
                    "two at once in %d B: ended with %d and %d, peak usage %d B%n",
                    group.limit(), a.code(), b.code(), group.peak());
            assertThat(group.kills()).isZero();
            assertThat(List.of(a.code(), b.code())).contains(0).doesNotContain(137);
            for (Ended ended : List.of(a, b)) {
                if (ended.code() != 0) {
                    assertThat(ended.err()).contains("the budget has");
                }
            }
        }
    }

    @Test
    void anotherProcessThatTakesTheMemoryIsGivenWayTo() throws Exception {
        try (MemoryGroup group = MemoryGroup.make("hog", ROOMY);
                Conversation hog = new Conversation(group.in(java(List.of("-Xmx32m"), HogChild.class)));
                Conversation child = new Conversation(application(group))) {
            hog.await(SOON, "held=0"::equals);
            child.await(SOON, "ready"::equals);
            assertThat(askNow(child)).startsWith("answered tokens=8 cached=false");
            assertThat(askNow(child)).contains("cached=true");
            assertGaugeIsTheKernels(group, child);

            int held = push(hog, group, 0, 0.925);
            report(group, "CLEAR", child.await(SOON, line -> line.contains("memory pressure CLEAR")));
            child.say("state");
            String clear = child.await(SOON, line -> line.startsWith("state "));
            report(group, "after CLEAR", clear);
            assertThat(clear).contains("level=CLEAR cached=0 models=1");
            assertThat(number(clear, "relief-ms")).isLessThan(1_000);

            held = push(hog, group, held, 0.96);
            child.await(SOON, line -> line.contains("memory pressure EMERGENCY"));
            child.say("state");
            String emergency = child.await(SOON, line -> line.startsWith("state "));
            report(group, "after EMERGENCY", emergency);
            assertThat(emergency).contains("cached=0 models=0");
            assertThat(number(emergency, "relief-ms")).isLessThan(1_000);

            push(hog, group, held, 0.96);
            // until the watch has seen it, at most one interval, the budget is what refuses
            String refused = askNow(child);
            for (int i = 0; i < 100 && refused.startsWith("failed dev.headroom.OverBudgetException"); i++) {
                LockSupport.parkNanos(200_000_000);
                refused = askNow(child);
            }
            report(group, "asked", refused);
            assertThat(refused).startsWith("refused retry=PT10S").contains("memory is short");

            hog.end();
            assertThat(child.isAlive()).isTrue();
            String again = askNow(child);
            for (int i = 0; i < 100 && !again.startsWith("answered"); i++) {
                LockSupport.parkNanos(200_000_000);
                again = askNow(child);
            }
            report(group, "hog gone", again);
            assertThat(again).startsWith("answered tokens=8");
            assertThat(group.kills()).isZero();
        }
    }

    private static void assertGaugeIsTheKernels(MemoryGroup group, Conversation child) throws Exception {
        long before = group.hard();
        child.say("gauge");
        String gauge = child.await(SOON, line -> line.startsWith("gauge "));
        long after = group.hard();
        System.out.printf("gauge: %s, kernel %d and %d B%n", gauge, before, after);
        assertThat(number(gauge, "limit")).isEqualTo(ROOMY);
        // what both processes allocate between the looks, a few pages, is the only slack
        assertThat(number(gauge, "hard"))
                .isCloseTo(before, Percentage.withPercentage(1))
                .isCloseTo(after, Percentage.withPercentage(1));
    }

    /** Makes the hog take what is missing to a share of the limit, and returns the megabytes that it holds then. */
    private static int push(Conversation hog, MemoryGroup group, int held, double share) throws Exception {
        int now = held;
        for (long missing = missing(group, share); missing > 1; missing = missing(group, share)) {
            now += (int) Math.min(missing, 40);
            int wanted = now;
            hog.say(Integer.toString(wanted));
            hog.await(SOON, line -> line.equals("held=" + wanted));
        }
        return now;
    }

    private static long missing(MemoryGroup group, double share) {
        return (Math.round(group.limit() * share) - group.hard()) / 1_000_000;
    }

    private static String askNow(Conversation child) throws Exception {
        child.say("ask");
        return child.await(
                SOON, line -> line.startsWith("answered") || line.startsWith("refused") || line.startsWith("failed"));
    }

    private ProcessBuilder application(MemoryGroup group) {
        ProcessBuilder builder = group.in(java(
                List.of(SMALL_HEAP, "-Dorg.slf4j.simpleLogger.log.dev.headroom.relief=debug"),
                PressuredChild.class,
                artefact.toString(),
                cache.toString()));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    private Process start(MemoryGroup group, String name) throws IOException {
        return start(group, name, SMALL_HEAP);
    }

    private Process start(MemoryGroup group, String name, String heap) throws IOException {
        List<String> command = java(
                List.of(heap),
                Main.class,
                "ask",
                "Hello " + name,
                "--model",
                artefact.toString(),
                "--max-tokens",
                "16",
                "--health");
        ProcessBuilder builder = group.in(command)
                .redirectOutput(folder.resolve("out" + name).toFile())
                .redirectError(folder.resolve("err" + name).toFile());
        builder.environment().put("HEADROOM_STORAGE_CACHE_DIRECTORY", cache.toString());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    private static Ended end(MemoryGroup group, Process process, String name) throws Exception {
        long highest = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            highest = Math.max(highest, group.hard());
        }
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out" + name), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err" + name), StandardCharsets.UTF_8),
                highest);
    }

    private static List<String> java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=600m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void report(MemoryGroup group, String what, String line) {
        System.out.printf("%s (%d %% hard): %s%n", what, 100 * group.hard() / group.limit(), line);
    }

    private static long number(String line, String key) {
        Matcher matcher = Pattern.compile("\\b" + key + "=([0-9]+)").matcher(line);
        assertThat(matcher.find()).as(key + " in " + line).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
