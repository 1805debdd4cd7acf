package dev.headroom.backend.onnx;

import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.chat.ChatTemplate;
import dev.headroom.checkpoint.chat.Ending;
import dev.headroom.generation.ChatMessage;
import dev.headroom.inference.DecoderTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tokenizer files of an artefact. */
final class ArtefactTokenizer {

    /** The tokenizer, as Hugging Face writes it. */
    static final String TOKENIZER = "tokenizer.json";

    /** Its configuration with the chat template, where there is one. */
    static final String CONFIGURATION = "tokenizer_config.json";

    private ArtefactTokenizer() {}

    static DecoderTokenizer open(Artefact artefact) {
        return DecoderTokenizer.open(artefact.file(TOKENIZER));
    }

    /** Returns what renders a conversation; absent where the model has no template. */
    static Optional<Function<List<ChatMessage>, String>> chatTemplate(Artefact artefact) {
        return artefact.optionalFile(CONFIGURATION)
                .flatMap(file -> ChatTemplate.ofTokenizerConfig(file.toString(), read(file)))
                .map(template -> messages -> template.render(messages, Ending.OPEN_ANSWER));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
