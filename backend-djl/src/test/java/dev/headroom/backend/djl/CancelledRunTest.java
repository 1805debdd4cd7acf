package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelledRunTest {

    @TempDir
    Path folder;

    @Test
    void aDeadlineKeepsWhatThereIs() {
        withModel(model -> {
            CancelToken cancel = new CancelToken();
            GenerationOutcome outcome = model.generator()
                    .generate(
                            Prompt.text("Once"),
                            GenerationSettings.greedy().withMaxTokens(60),
                            piece -> cancel.cancel(CancelToken.Reason.DEADLINE),
                            cancel);
            assertThat(outcome.finish()).isEqualTo(FinishReason.DEADLINE);
            assertThat(outcome.generatedTokens()).isPositive().isLessThan(60);
            assertThat(outcome.text()).isNotEmpty();
        });
    }

    @Test
    void closingFromATextSinkEndsTheAnswer() {
        withModel(model -> {
            GenerationOutcome outcome = model.generator()
                    .generate(
                            Prompt.text("Once"),
                            GenerationSettings.greedy().withMaxTokens(60),
                            piece -> model.close(),
                            new CancelToken());
            assertThat(outcome.finish()).isEqualTo(FinishReason.CANCELLED);
            assertThatThrownBy(model::generator).isInstanceOf(IllegalStateException.class);
        });
    }

    private interface Use {

        void with(LoadedModel model);
    }

    private void withModel(Use use) {
        ModelFiles files = TinyCheckpoint.llama(folder);
        try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(96), new CancelToken())) {
            use.with(model);
        }
    }
}
