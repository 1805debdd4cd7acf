package dev.headroom.docgen.word;

import dev.headroom.docgen.wording.Wording;
import java.util.Locale;

/** Languages as Word names them. */
final class Languages {

    private Languages() {}

    /** Returns a tag such as {@code de-DE}; English where none is stated. */
    static String tag(Locale language) {
        return language.getLanguage().isEmpty() ? "en-US" : language.toLanguageTag();
    }

    /** Returns the tag for text from right to left. */
    static String rightToLeftTag(Locale language) {
        return Wording.isRightToLeft(language) ? tag(language) : "he-IL";
    }
}
