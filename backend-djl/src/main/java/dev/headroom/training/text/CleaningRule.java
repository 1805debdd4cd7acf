package dev.headroom.training.text;

/** What cleaning takes out of a text or changes in it; the unit that {@link CleanedText#counts()} counts. */
public enum CleaningRule {
    /** A Latin character that was decoded twice, such as {@code Ã©} for {@code é}, repaired. */
    DOUBLE_DECODING,
    /** An invisible character (byte order mark, zero-width space, soft hyphen, control character) removed. */
    INVISIBLE_CHARACTER,
    /** A typographic quote, dash, ellipsis or space replaced with its ASCII form. */
    TYPOGRAPHY,
    /** A line before or after the Project Gutenberg marks removed. */
    LICENCE,
    /** A line of the title, author and year block removed. */
    BOOK_HEADER,
    /** A heading, or a line that is bold as a whole, removed. */
    HEADING,
    /** A line of dashes, stars or dots removed. */
    RULE_LINE,
    /** A chapter's one-paragraph summary in italics removed. */
    CHAPTER_SUMMARY,
    /** A line naming translator, illustrator or year of publication removed. */
    CREDIT,
    /** A footnote or an editor's note removed, the mark that refers to it included. */
    FOOTNOTE,
    /** An image or the mark of an illustration removed. */
    ILLUSTRATION,
    /** A closing "The End" removed. */
    CLOSING,
    /** An HTML tag removed or an HTML entity replaced. */
    HTML,
    /** An emphasis, quotation, list or link mark, or a backslash before punctuation, removed; its text stays. */
    MARK,
    /** A hard-wrapped line joined to the one before. */
    JOINED_LINE
}
