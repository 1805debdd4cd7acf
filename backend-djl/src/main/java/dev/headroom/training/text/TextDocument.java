package dev.headroom.training.text;

/**
 * One document of a corpus.
 *
 * @param name its path in the corpus, with {@code /} between the parts
 * @param content its text after cleaning
 */
public record TextDocument(String name, CleanedText content) {

    /** Returns the text after cleaning. */
    public String text() {
        return content.text();
    }
}
