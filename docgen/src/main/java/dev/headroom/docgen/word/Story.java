package dev.headroom.docgen.word;

/**
 * One run of paragraphs: the body, or the footnotes, each with relationships of its own.
 *
 * @param out where it is written
 * @param links its relationships
 * @param notes footnotes of the document
 * @param pictures numbers of images
 * @param draft the document
 * @param kind which of both
 */
record Story(Xml out, PartLinks links, Footnotes notes, Pictures pictures, Draft draft, Kind kind) {

    /** Word has no footnotes to footnotes. */
    enum Kind {
        BODY,
        FOOTNOTES
    }
}
