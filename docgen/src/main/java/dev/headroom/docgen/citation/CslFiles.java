package dev.headroom.docgen.citation;

import dev.headroom.docgen.text.BundledText;
import java.util.Locale;
import java.util.Map;

/** The bundled styles and the words of each language. */
final class CslFiles {

    private static final String ENGLISH = "en-US";

    /** Where the first region of a language is not its name. */
    private static final Map<String, String> FIRST_REGIONS = Map.ofEntries(
            Map.entry("ar", "ar"),
            Map.entry("ca", "ca-AD"),
            Map.entry("cs", "cs-CZ"),
            Map.entry("da", "da-DK"),
            Map.entry("el", "el-GR"),
            Map.entry("en", ENGLISH),
            Map.entry("et", "et-EE"),
            Map.entry("eu", "eu"),
            Map.entry("fa", "fa-IR"),
            Map.entry("he", "he-IL"),
            Map.entry("ja", "ja-JP"),
            Map.entry("ko", "ko-KR"),
            Map.entry("nb", "nb-NO"),
            Map.entry("sl", "sl-SI"),
            Map.entry("sr", "sr-RS"),
            Map.entry("sv", "sv-SE"),
            Map.entry("uk", "uk-UA"),
            Map.entry("vi", "vi-VN"),
            Map.entry("zh", "zh-CN"));

    private CslFiles() {}

    static String style(CitationStyle style) {
        return read(style.file());
    }

    static String words(String language) {
        String file = "locales-" + language + ".xml";
        return read(CslFiles.class.getResource(file) == null ? "locales-" + ENGLISH + ".xml" : file);
    }

    /** Returns the name of the nearest language that there are words for. */
    static String nearest(Locale locale) {
        String language = locale.getLanguage();
        if (!language.matches("[a-z]{2,3}")) {
            return ENGLISH;
        }
        String exact = language + "-" + locale.getCountry();
        String usual = language + "-" + language.toUpperCase(Locale.ROOT);
        return isThere(exact) ? exact : isThere(usual) ? usual : FIRST_REGIONS.getOrDefault(language, ENGLISH);
    }

    private static boolean isThere(String language) {
        return language.matches("[a-z]{2,3}-[A-Z]{2}")
                && CslFiles.class.getResource("locales-" + language + ".xml") != null;
    }

    private static String read(String file) {
        return BundledText.read(CslFiles.class, file);
    }
}
