package dev.headroom.chart;

/**
 * The size of the drawn image.
 *
 * @param width pixels, 16 to {@value #MOST_PIXELS}
 * @param height pixels, 16 to {@value #MOST_PIXELS}
 * @param dpi dots per inch, 36 to 1,200: how large text and lines are drawn
 */
public record ChartSize(int width, int height, int dpi) {

    /** The most pixels along one side. */
    public static final int MOST_PIXELS = 10_000;

    /** The usual dots per inch. */
    public static final int USUAL_DPI = 100;

    /** 650 × 400 pixels at 100 dpi. */
    public static final ChartSize USUAL = new ChartSize(650, 400, USUAL_DPI);

    /** Rejects sizes out of range. */
    public ChartSize {
        requireWithin("width", width, 16, MOST_PIXELS);
        requireWithin("height", height, 16, MOST_PIXELS);
        requireWithin("dpi", dpi, 36, 1_200);
    }

    /** Returns a size at {@value #USUAL_DPI} dpi. */
    public static ChartSize of(int width, int height) {
        return new ChartSize(width, height, USUAL_DPI);
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
