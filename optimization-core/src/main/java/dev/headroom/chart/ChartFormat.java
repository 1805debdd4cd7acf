package dev.headroom.chart;

/** How a drawn chart is written. */
public enum ChartFormat {
    /** Pixels, as many as {@link ChartSize} says. */
    PNG("png", "image/png"),
    /** Lines and letters, sharp at any size; its user units are the pixels of {@link ChartSize}. */
    SVG("svg", "image/svg+xml");

    private final String extension;
    private final String mediaType;

    ChartFormat(String extension, String mediaType) {
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
