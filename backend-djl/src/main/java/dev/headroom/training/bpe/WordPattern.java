package dev.headroom.training.bpe;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where merges may not cross: the pattern of GPT-2 with two changes from Llama 3 (punctuation takes the newlines that
 * follow it, and newlines stay together) and single digits. A contraction counts as one only at the end of a word, so
 * that {@code 'tis} is not split behind its {@code 't}.
 *
 * <p>Java splits as the tokenizers library does: the classes are spelled out or Unicode's, and no case is folded. The
 * two may differ on characters that one of their Unicode versions does not know.
 */
final class WordPattern {

    static final String TEXT = "'(?:[sdmtSDMT]|[lL][lL]|[vV][eE]|[rR][eE])(?!\\p{L})| ?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final Pattern PATTERN = Pattern.compile(TEXT, Pattern.UNICODE_CHARACTER_CLASS);

    private WordPattern() {}

    /** Hands over the words of a text in order; joined, they are the text. */
    static void split(String text, Consumer<String> words) {
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            words.accept(matcher.group());
        }
    }
}
