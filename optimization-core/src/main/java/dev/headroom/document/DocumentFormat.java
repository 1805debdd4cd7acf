package dev.headroom.document;

/** What a document becomes. */
public enum DocumentFormat {
    /** A page for browsers. */
    HTML("html", "text/html; charset=utf-8"),
    /** Pages for print and archives. */
    PDF("pdf", "application/pdf"),
    /** Office Open XML, for Word and LibreOffice. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Returns how names of such files end, without the dot. */
    public String extension() {
        return extension;
    }

    /** Returns what a server calls it. */
    public String mediaType() {
        return mediaType;
    }
}
