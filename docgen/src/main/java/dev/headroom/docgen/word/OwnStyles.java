package dev.headroom.docgen.word;

import dev.headroom.docgen.text.BundledText;
import dev.headroom.document.DocumentLayout.HeadingNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The library's styles, from its resources. */
final class OwnStyles {

    private static final int NUMBERED_LEVELS = 3;

    private OwnStyles() {}

    /**
     * What differs between documents.
     *
     * @param language of the text
     * @param headings whether they are numbered
     * @param width of the text, in twips
     */
    record Wanted(Locale language, HeadingNumbers headings, int width) {}

    static StyleBase of(Wanted wanted) {
        String styles = filled(resource("styles.xml"), wanted.language())
                .replace("@textWidth@", Integer.toString(wanted.width()));
        for (int level = 0; level < 6; level++) {
            boolean numbered = wanted.headings() == HeadingNumbers.SHOWN && level < NUMBERED_LEVELS;
            styles = styles.replace("<!--number " + level + "-->", numbered ? numberOf(level) : "");
        }
        String numbering = resource("numbering.xml").strip();
        if (wanted.headings() == HeadingNumbers.HIDDEN) {
            numbering = numbering.replaceAll("<w:pStyle w:val=\"Heading\\d\"/>", "");
        }
        String open = numbering.substring(0, numbering.length() - StyleBase.NUMBERING_END.length());
        return new StyleBase(styles, open + list(1, 1) + list(2, 2), new StyleBase.Lists(2, 3, 3), Map.of(), List.of());
    }

    static String settings(Locale language) {
        return filled(resource("settings.xml"), language);
    }

    private static String numberOf(int level) {
        return "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"1\"/></w:numPr>";
    }

    private static String list(int id, int kind) {
        return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + kind + "\"/></w:num>";
    }

    private static String filled(String text, Locale language) {
        return text.replace("@language@", Languages.tag(language))
                .replace("@bidi@", Languages.rightToLeftTag(language));
    }

    private static String resource(String name) {
        return BundledText.read(OwnStyles.class, name);
    }
}
