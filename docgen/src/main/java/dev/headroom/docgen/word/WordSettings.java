package dev.headroom.docgen.word;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a Word file is made.
 *
 * @param styleSource a user's .docx whose styles, numbering, theme and fonts are taken over; its text is not
 */
public record WordSettings(Optional<Path> styleSource) {

    /** The library's own styles. */
    public static final WordSettings USUAL = new WordSettings(Optional.empty());

    /** Rejects null. */
    public WordSettings {
        Objects.requireNonNull(styleSource, "styleSource");
    }

    /** Returns the same with a user's styles. */
    public WordSettings withStyleSource(Path docx) {
        return new WordSettings(Optional.of(docx));
    }
}
