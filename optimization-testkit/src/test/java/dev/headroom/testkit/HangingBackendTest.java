package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HangingBackendTest {

    private static final ModelFiles FILES = new ModelFiles("tiny", Path.of("tiny"), ModelFormat.ARTEFACT);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aTerminatorEndsAHangingGenerationAndLaterOnesPass() throws Exception {
        HangingBackend hanging =
                new HangingBackend(HangingBackend.HangsIn.GENERATE, HangingBackend.EndsWhen.TERMINATED);
        CancelToken cancel = new CancelToken();
        try (ModelBackend backend = hanging.open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(FILES, LoadSettings.defaults(), cancel)) {
            CompletableFuture<GenerationOutcome> outcome = CompletableFuture.supplyAsync(() -> generate(model, cancel));
            hanging.awaitHanging(PATIENCE);
            assertThat(hanging.isHanging()).isTrue();
            cancel.cancel(CancelToken.Reason.DEADLINE);
            assertThat(outcome.get(10, TimeUnit.SECONDS).finish()).isEqualTo(FinishReason.DEADLINE);
            assertThat(generate(model, new CancelToken()).generatedTokens()).isGreaterThan(1);
        }
    }

    @Test
    void cancellingDoesNotEndACallThatOnlyAReleaseEnds() throws Exception {
        HangingBackend hanging = new HangingBackend(HangingBackend.HangsIn.LOAD, HangingBackend.EndsWhen.RELEASED);
        try (ModelBackend backend = hanging.open(BackendSettings.ofThreads(1))) {
            CancelToken cancel = new CancelToken();
            CompletableFuture<LoadedModel> load =
                    CompletableFuture.supplyAsync(() -> backend.load(FILES, LoadSettings.defaults(), cancel));
            hanging.awaitHanging(PATIENCE);
            cancel.cancel(CancelToken.Reason.DEADLINE);
            assertThat(hanging.isHanging()).isTrue();
            assertThat(load).isNotDone();
            hanging.release();
            assertThat(load.handle((model, failure) -> failure != null).get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static GenerationOutcome generate(LoadedModel model, CancelToken cancel) {
        return model.generator().generate(Prompt.text("hello"), GenerationSettings.greedy(), TextSink.ignore(), cancel);
    }
}
