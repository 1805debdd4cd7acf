package dev.headroom.document;

import java.util.Objects;

/**
 * How a document is laid out, in every format that has such a thing.
 *
 * @param cover whether it begins with a page of its title
 * @param contents whether its headings are listed before the body
 * @param headings whether headings have numbers
 * @param page size and margins, where there are pages
 */
public record DocumentLayout(Cover cover, Contents contents, HeadingNumbers headings, PageSetup page) {

    /** No cover, no contents, no numbers, A4. */
    public static final DocumentLayout PLAIN =
            new DocumentLayout(Cover.HIDDEN, Contents.HIDDEN, HeadingNumbers.HIDDEN, PageSetup.A4);

    /** Cover, contents and numbers, A4. */
    public static final DocumentLayout REPORT =
            new DocumentLayout(Cover.SHOWN, Contents.SHOWN, HeadingNumbers.SHOWN, PageSetup.A4);

    /** Rejects nulls. */
    public DocumentLayout {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(contents, "contents");
        Objects.requireNonNull(headings, "headings");
        Objects.requireNonNull(page, "page");
    }

    /** Returns the same with or without a cover. */
    public DocumentLayout withCover(Cover newCover) {
        return new DocumentLayout(newCover, contents, headings, page);
    }

    /** Returns the same with or without contents. */
    public DocumentLayout withContents(Contents newContents) {
        return new DocumentLayout(cover, newContents, headings, page);
    }

    /** Returns the same with or without numbers. */
    public DocumentLayout withHeadings(HeadingNumbers newHeadings) {
        return new DocumentLayout(cover, contents, newHeadings, page);
    }

    /** Returns the same on another page. */
    public DocumentLayout withPage(PageSetup newPage) {
        return new DocumentLayout(cover, contents, headings, newPage);
    }

    /** Whether there is a page of the title. */
    public enum Cover {
        /** There is. */
        SHOWN,
        /** There is not. */
        HIDDEN
    }

    /** Whether the headings are listed, with page numbers where there are pages. */
    public enum Contents {
        /** They are, down to the third level. */
        SHOWN,
        /** They are not. */
        HIDDEN
    }

    /** Whether headings are numbered 1, 1.1, 1.1.1. */
    public enum HeadingNumbers {
        /** They are, down to the third level. */
        SHOWN,
        /** They are not. */
        HIDDEN
    }
}
