package dev.headroom.viz.png;

/**
 * An opaque image in memory. Holds 4 bytes per pixel.
 *
 * @param width pixels
 * @param height pixels
 * @param dpi dots per inch, as the file will say
 * @param rgb {@code [height, width]}, row-major, {@code 0xRRGGBB} in the lower 24 bits; the upper 8 are ignored; taken
 *     without a copy
 */
@SuppressWarnings("ArrayRecordComponent") // copying an image to compare it by value would double the memory
public record Pixels(int width, int height, int dpi, int[] rgb) {

    /** Rejects an array of another length. */
    public Pixels {
        if (rgb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "rgb must hold " + width + " x " + height + " pixels, was " + rgb.length);
        }
    }

    /** Returns how many there are. */
    int count() {
        return rgb.length;
    }

    /** Returns the index after the last of those from {@code index} on that have its colour. */
    int endOfRun(int index) {
        int colour = colour(index);
        int end = index + 1;
        while (end < rgb.length && colour(end) == colour) {
            end++;
        }
        return end;
    }

    /** Returns one pixel as {@code 0xRRGGBB}. */
    int colour(int index) {
        return rgb[index] & 0xFFFFFF;
    }
}
