package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.inference.DecoderTokenizer;
import dev.headroom.inference.PromptEncoder;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation from the template file of a checkpoint to the ids that the graph gets. */
class ChatTemplateTest {

    /** The template of zephyr-7b-beta, Apache 2.0. */
    private static final String ZEPHYR = """
            {% for message in messages %}
            {% if message['role'] == 'user' %}
            {{ '<|user|>
            ' + message['content'] + eos_token }}
            {% elif message['role'] == 'system' %}
            {{ '<|system|>
            ' + message['content'] + eos_token }}
            {% elif message['role'] == 'assistant' %}
            {{ '<|assistant|>
            '  + message['content'] + eos_token }}
            {% endif %}
            {% if loop.last and add_generation_prompt %}
            {{ '<|assistant|>' }}
            {% endif %}
            {% endfor %}
            """;

    private static final int BOS = 1;
    private static final int EOS = 2;

    private static final Prompt CONVERSATION =
            Prompt.chat(List.of(ChatMessage.system("Be kind."), ChatMessage.user("Hello")));

    @TempDir
    Path folder;

    private ModelFiles artefact(String template) throws IOException {
        Path source = folder.resolve("checkpoint");
        SyntheticCheckpoint.write(SyntheticShape.TINY, 42, source, ProgressListener.none());
        Files.writeString(source.resolve("chat_template.jinja"), template);
        return TinyModel.compress(source, CompressionSettings.fp32(), folder.resolve("artefact"));
    }

    private static int[] encode(ModelFiles files, Prompt prompt) {
        Artefact artefact = Artefact.open(files.path());
        try (DecoderTokenizer tokenizer = ArtefactTokenizer.open(artefact)) {
            OptionalInt bos = artefact.manifest().tokens().bos();
            return new PromptEncoder(
                            tokenizer::encode, ArtefactTokenizer.chatTemplate(artefact), bos, OptionalInt.empty())
                    .encode(prompt);
        }
    }

    private static int[] ids(ModelFiles files, String text) {
        try (DecoderTokenizer tokenizer = ArtefactTokenizer.open(Artefact.open(files.path()))) {
            return tokenizer.encode(text);
        }
    }

    @Test
    void aTemplateThatWritesNoFirstTokenGetsOne() throws IOException {
        ModelFiles files = artefact(ZEPHYR);
        int[] ids = encode(files, CONVERSATION);
        assertThat(ids)
                .containsExactly(ids(files, "<s><|system|>\nBe kind.</s>\n<|user|>\nHello</s>\n<|assistant|>\n"));
        assertThat(ids).startsWith(BOS);
        assertThat(ids).containsOnlyOnce(BOS);
        assertThat(ids).contains(EOS);
    }

    @Test
    void aTemplateThatWritesTheFirstTokenGetsNoSecond() throws IOException {
        ModelFiles files = artefact("{{ bos_token }}{% for m in messages %}[{{ m.content }}]{% endfor %}");
        assertThat(encode(files, CONVERSATION)).containsExactly(ids(files, "<s>[Be kind.][Hello]"));
    }

    @Test
    void theBackendAnswersAConversationThroughTheTemplate() throws IOException {
        ModelFiles files = artefact(ZEPHYR);
        try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.defaults(), new CancelToken())) {
            GenerationOutcome outcome = model.generator()
                    .generate(
                            CONVERSATION,
                            GenerationSettings.greedy().withMaxTokens(4),
                            TextSink.ignore(),
                            new CancelToken());
            assertThat(outcome.promptTokens()).isEqualTo(encode(files, CONVERSATION).length);
            assertThat(model.generator().countTokens(CONVERSATION)).isEqualTo(outcome.promptTokens());
        }
    }
}
