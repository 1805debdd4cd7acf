package dev.headroom.docgen.pdf;

/** Which standards for archives and for readers with assistive technology a file must meet. */
public enum Conformance {
    /** None is claimed. */
    NONE(Archive.NO, Access.NO),
    /** PDF/A-3U (ISO 19005-3, level U): readable in decades, text with its Unicode. */
    PDF_A_3U(Archive.YES, Access.NO),
    /** PDF/UA-1 (ISO 14289-1): tagged, with alternative texts. */
    PDF_UA_1(Archive.NO, Access.YES),
    /** Both. */
    PDF_A_3U_AND_UA_1(Archive.YES, Access.YES);

    private enum Archive {
        YES,
        NO
    }

    private enum Access {
        YES,
        NO
    }

    private final Archive archive;
    private final Access access;

    Conformance(Archive archive, Access access) {
        this.archive = archive;
        this.access = access;
    }

    /** Returns whether PDF/A-3U is claimed. */
    boolean isArchive() {
        return archive == Archive.YES;
    }

    /** Returns whether PDF/UA-1 is claimed. */
    boolean isAccessible() {
        return access == Access.YES;
    }
}
