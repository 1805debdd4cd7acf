package dev.headroom.docgen.wording;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The words that a document has beside those of its author, in its language.
 *
 * <p>Known are Dutch, English, French, German, Greek, Hebrew, Italian, Polish, Portuguese, Russian, Spanish and
 * Ukrainian; others get English. Thread-safe.
 *
 * @param contents heading of the list of headings
 * @param figure before the number of a chart
 * @param table before the number of a table
 * @param notes heading of the footnotes, for those who hear it
 * @param references heading of the bibliography
 * @param page text beside page numbers, with {@code {0}} for the page and {@code {1}} for how many there are
 */
public record Wording(String contents, String figure, String table, String notes, String references, String page) {

    private static final String BUNDLE = "dev.headroom.docgen.wording.words";
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "ji");

    /** Returns the words of a language; English for {@link Locale#ROOT} and for languages that are not known. */
    public static Wording of(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Wording(
                words.getString("contents"),
                words.getString("figure"),
                words.getString("table"),
                words.getString("notes"),
                words.getString("references"),
                words.getString("page"));
    }

    /** Returns whether lines of a language begin on the right. */
    public static boolean isRightToLeft(Locale language) {
        String script = language.getScript();
        return script.isEmpty()
                ? RIGHT_TO_LEFT.contains(language.getLanguage())
                : Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo").contains(script);
    }

    /** Returns the text beside a page number, with the numbers put in. */
    public String pageOf(String number, String total) {
        return MessageFormat.format(page, number, total);
    }
}
