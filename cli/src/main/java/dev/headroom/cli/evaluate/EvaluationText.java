package dev.headroom.cli.evaluate;

import dev.headroom.spi.TokenScorer;
import dev.headroom.training.text.TextCleaning;
import dev.headroom.training.text.TextCorpus;
import dev.headroom.training.text.TextDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A text that models are measured on.
 *
 * @param name its name, for people
 * @param content the text
 * @param tokens most tokens that are scored
 */
public record EvaluationText(String name, String content, int tokens) {

    /** Tokens that are scored unless told otherwise. */
    public static final int DEFAULT_TOKENS = 4096;

    /** Rejects a bound below two tokens. */
    public EvaluationText {
        if (tokens < 2) {
            throw new IllegalArgumentException("--tokens must be at least 2, was " + tokens);
        }
    }

    /** Reads a file in UTF-8; Markdown, a directory or a {@code .tar.gz} of books is cleaned as for training. */
    public static EvaluationText read(Path file, int tokens) throws IOException {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file) || name.endsWith(".md") || name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return new EvaluationText(name, books(file), tokens);
        }
        // a token stands for a few characters; far more text than can be scored is not read
        int most = (int) Math.min(Integer.MAX_VALUE - 8L, 64L * tokens);
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(most);
        }
        return new EvaluationText(name, new String(bytes, StandardCharsets.UTF_8), tokens);
    }

    private static String books(Path texts) {
        try (TextCorpus corpus = TextCorpus.open(texts, TextCleaning.BY_NAME)) {
            return corpus.documents().map(TextDocument::text).collect(Collectors.joining("\n\n"));
        }
    }

    /** Returns the beginning of the text that has about the bound of tokens, ended between words. */
    public String cut(TokenScorer scorer) {
        int all = scorer.tokenize(content).length;
        if (all <= tokens) {
            return content;
        }
        int length = (int) ((double) content.length() * tokens / all);
        int space = content.lastIndexOf(' ', length);
        return content.substring(0, space > 0 ? space : length);
    }
}
