package dev.headroom.training.bpe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * A trained vocabulary: special tokens from id 0 on, then the 256 bytes, then the merges in the order they were found.
 *
 * <p>Immutable, so thread-safe.
 */
public final class BytePairVocabulary {

    /**
     * Two tokens that stand side by side become one.
     *
     * @param left the id of the first
     * @param right the id of the second
     */
    public record Merge(int left, int right) {}

    private final BytePairSettings settings;
    private final List<String> tokens;
    private final List<Merge> merges;

    BytePairVocabulary(BytePairSettings settings, List<String> tokens, List<Merge> merges) {
        this.settings = settings;
        this.tokens = List.copyOf(tokens);
        this.merges = List.copyOf(merges);
    }

    /** Returns the number of ids. */
    public int size() {
        return tokens.size();
    }

    /** Returns how many ids fewer than asked for there are, for want of text; usually 0. */
    public int missingTokens() {
        return settings.vocabularySize() - tokens.size();
    }

    /** Returns the special tokens, by id from 0. */
    public List<String> specialTokens() {
        return settings.specialTokens();
    }

    /** Returns the merges, first found first. */
    public List<Merge> merges() {
        return merges;
    }

    /** Returns the tokens by id; those that are not special are written in GPT-2's alphabet of bytes. */
    public List<String> tokens() {
        return tokens;
    }

    /**
     * Writes {@code tokenizer.json} and {@code tokenizer_config.json}, which Hugging Face's libraries and Headroom's
     * backends read. Files of these names are replaced, each at once.
     *
     * @param directory created if absent
     * @param modelMaxLength the tokens that the model takes at once, positive
     * @throws UncheckedIOException if they cannot be written
     */
    public void write(Path directory, int modelMaxLength) {
        if (modelMaxLength < 1) {
            throw new IllegalArgumentException("modelMaxLength must be positive, was " + modelMaxLength);
        }
        try {
            Files.createDirectories(directory);
            replace(directory.resolve("tokenizer.json"), TokenizerJson.tokenizer(this));
            replace(directory.resolve("tokenizer_config.json"), TokenizerJson.configuration(this, modelMaxLength));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(Path file, String content) throws IOException {
        Path partial = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            Files.write(partial, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
