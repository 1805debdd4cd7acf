package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.OptimizationConfig;
import dev.headroom.StorageSettings;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.cli.terminal.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a checkpoint through the commands, with random weights. */
@Tag("slow")
class SmallModelTest {

    @TempDir
    private static Path folder;

    private final Recorder recorder = new Recorder();

    @BeforeAll
    static void writeACheckpoint() throws IOException {
        Recorder recorder = new Recorder();
        assertThat(HeadroomCommand.run(
                        recorder.logged(),
                        () -> config(StorageSettings.DEFAULT_CACHE_BOUND),
                        "synth",
                        "--shape",
                        "tiny",
                        "--out",
                        folder.resolve("tiny").toString()))
                .isZero();
        Files.writeString(folder.resolve("text.txt"), "The sea rises and falls twice a day. ".repeat(20));
    }

    private static OptimizationConfig config(ByteSize bound) {
        return OptimizationConfig.forThisBox().toBuilder()
                .storage(new StorageSettings(List.of(folder), Optional.empty(), folder.resolve("cache"), bound))
                .build();
    }

    private int run(String... arguments) {
        return HeadroomCommand.run(recorder.logged(), () -> config(StorageSettings.DEFAULT_CACHE_BOUND), arguments);
    }

    @Test
    void answerGoesToStandardOutputAndNothingElseDoes() {
        String[] ask = {"ask", "Hello", "--model", "tiny", "--max-tokens", "5", "--seed", "1"};
        assertThat(run(ask)).isZero();
        String first = recorder.out();
        assertThat(first).isNotBlank().doesNotContain("tok/s");
        assertThat(recorder.err()).contains("wrote 5 in").contains("cut at --max-tokens");

        assertThat(run(ask)).isZero();
        assertThat(recorder.out()).isEqualTo(first + first);
        assertThat(recorder.err().lines().filter(line -> line.startsWith("Compressing")))
                .as("compressed once")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void healthReportNamesTheModel() {
        assertThat(run("ask", "Hello", "--model", "tiny", "--max-tokens", "2", "--health"))
                .isZero();
        assertThat(recorder.err()).contains("queue ").contains("1 done");
    }

    @Test
    void compressionThatIsEvaluatedKeepsItsQualityInTheManifest() {
        Path target = folder.resolve("judged");
        assertThat(run(
                        "compress",
                        "tiny",
                        "--out",
                        target.toString(),
                        "--evaluate",
                        folder.resolve("text.txt").toString(),
                        "--tokens",
                        "120"))
                .as(recorder.err())
                .isZero();

        assertThat(recorder.out())
                .contains("bytes on disk")
                .contains("same first choice")
                .contains("writing");
        var quality = Artefact.open(target).manifest().quality().orElseThrow();
        assertThat(quality.text()).isEqualTo("text.txt");
        assertThat(quality.tokens()).isPositive();
        assertThat(quality.meanDivergence()).isPositive();
        assertThat(quality.topOneAgreement()).isBetween(0.0, 1.0);
    }

    @Test
    void modelIsMeasuredAlone() {
        assertThat(run("evaluate", "tiny", "--text", folder.resolve("text.txt").toString(), "--tokens", "200"))
                .as(recorder.err())
                .isZero();
        assertThat(recorder.out())
                .contains("perplexity")
                .contains("bits per byte")
                .contains("tokens/s");
    }

    @Test
    void artefactsBeyondTheBoundOfTheCacheGoTheOldestFirst() throws IOException {
        for (String block : List.of("32", "128")) {
            int code = HeadroomCommand.run(
                    recorder.logged(),
                    () -> config(ByteSize.of(1)),
                    "ask",
                    "Hello",
                    "--model",
                    "tiny",
                    "--max-tokens",
                    "1",
                    "--block",
                    block);
            assertThat(code).as(recorder.err()).isZero();
        }
        try (Stream<Path> kept = Files.list(folder.resolve("cache/artefacts"))) {
            assertThat(kept.filter(Artefact::isArtefact).toList())
                    .singleElement()
                    .asString()
                    .contains("tiny-int4-b128");
        }
    }

    @Test
    void withoutAnyModelTheEmbeddedOneAnswers() {
        assertThat(run("ask", "Once upon a time", "--max-tokens", "4", "--seed", "1"))
                .as(recorder.err())
                .isZero();
        assertThat(recorder.err())
                .startsWith("No configured model is on this disk")
                .contains("[stories int4: load")
                .doesNotContain("Compressing");
    }

    @Test
    void demoSearchesWritesAndEndsWithTheHealthReport() {
        assertThat(run("demo", "How is memory given back?")).as(recorder.err()).isZero();
        assertThat(recorder.out())
                .contains("? How is memory given back?")
                .contains("boxes.md › Giving memory back")
                .contains("from the cache")
                .contains("headroom/stories continues \"Once upon a time\"")
                .contains("model headroom/stories: ")
                .contains("── health ──");
    }
}
