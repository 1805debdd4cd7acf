package dev.headroom.checkpoint.chat;

import dev.headroom.MalformedFileException;
import java.util.Optional;

/**
 * The special tokens that a chat template may print, as text.
 *
 * @param bos starts a sequence, for example {@code <s>}; absent where the tokenizer has none
 * @param eos ends a sequence, for example {@code </s>}
 * @param unk stands for what the tokenizer cannot express
 * @param pad fills up batches
 */
public record SpecialTokenTexts(
        Optional<String> bos, Optional<String> eos, Optional<String> unk, Optional<String> pad) {

    /** Returns no tokens at all. */
    public static SpecialTokenTexts none() {
        return new SpecialTokenTexts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the two tokens that templates use. */
    public static SpecialTokenTexts of(String bos, String eos) {
        return new SpecialTokenTexts(Optional.of(bos), Optional.of(eos), Optional.empty(), Optional.empty());
    }

    /**
     * Reads the tokens of a {@code tokenizer_config.json}.
     *
     * @param origin the file's name or path, for messages
     * @throws MalformedFileException if it is not a JSON object, or a token is neither a string nor an object with one
     */
    public static SpecialTokenTexts ofTokenizerConfig(String origin, byte[] tokenizerConfigJson) {
        return TokenizerConfig.parse(origin, tokenizerConfigJson).tokens();
    }
}
