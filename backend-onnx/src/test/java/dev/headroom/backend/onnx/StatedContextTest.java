package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GGUF file that states a context of 128 tokens, asked for more. */
@Tag("model")
class StatedContextTest {

    private static final int STATED = 128;

    @TempDir
    private Path folder;

    @Test
    void aLongerContextIsCutAndTheAnswerEndsThere() {
        Path gguf = TestData.require("models/stories260K/stories260Ktok512.gguf");
        ModelFiles files = TinyModel.compress(gguf, CompressionSettings.int4(), folder.resolve("artefact"));
        try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(4096), new CancelToken())) {
            assertThat(model.generator().contextLength()).isEqualTo(STATED);
            assertThat(model.scorer().contextLength()).isEqualTo(STATED);
            GenerationSettings settings = GenerationSettings.greedy().withMaxTokens(1000);
            GenerationOutcome outcome = model.generator()
                    .generate(Prompt.text("Once upon a time"), settings, TextSink.ignore(), new CancelToken());
            assertThat(outcome.finish()).isEqualTo(FinishReason.LENGTH);
            assertThat(outcome.promptTokens() + outcome.generatedTokens()).isEqualTo(STATED);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.generator()
                            .generate(
                                    Prompt.text("Once upon a time ".repeat(64)),
                                    settings,
                                    TextSink.ignore(),
                                    new CancelToken()))
                    .withMessageContaining("prompt must be shorter than the context of 128 tokens");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.scorer().score(new int[STATED + 1], (at, logits) -> {}, new CancelToken()))
                    .withMessageContaining("1 to 128 tokens");
        }
    }
}
