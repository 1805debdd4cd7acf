package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A prompt long enough to be cancelled while a native run is under way: a model of real size with random weights. */
@Tag("slow")
class LongPromptTest {

    private static final Logger LOG = LoggerFactory.getLogger(LongPromptTest.class);

    @TempDir
    private static Path folder;

    private static ModelFiles files;

    @BeforeAll
    static void build() {
        files = TinyModel.build(SyntheticShape.M135, CompressionSettings.int4(), folder);
    }

    @Test
    void aLongPromptIsEndedInsideOfANativeRun() throws Exception {
        try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(2048), new CancelToken())) {
            Prompt prompt = Prompt.text("a b c d ".repeat(240));
            long[] cancelled = new long[1];
            CancelToken cancel = new CancelToken();
            Thread canceller = new Thread(() -> {
                long until = System.nanoTime() + 700_000_000L;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                cancelled[0] = System.nanoTime();
                cancel.cancel(CancelToken.Reason.DEADLINE);
            });
            canceller.start();
            GenerationOutcome outcome =
                    model.generator().generate(prompt, GenerationSettings.greedy(), TextSink.ignore(), cancel);
            long late = System.nanoTime() - cancelled[0];
            canceller.join();
            assertThat(outcome.generatedTokens()).isZero();
            assertThat(outcome.finish()).isEqualTo(FinishReason.DEADLINE);
            LOG.info("{}: {}", "prompt of " + outcome.promptTokens() + " tokens ended after", late / 1_000_000 + " ms");
            assertThat(late).isLessThan(500_000_000L);
            assertThat(model.generator()
                            .generate(
                                    Prompt.text("a"),
                                    GenerationSettings.greedy().withMaxTokens(2),
                                    TextSink.ignore(),
                                    new CancelToken())
                            .generatedTokens())
                    .isEqualTo(2);
        }
    }
}
