package dev.headroom.viz.png;

/**
 * Which colour of a palette stands for each colour of an image. Holds 8 bytes per colour of the image. Thread-safe.
 */
final class ColourMap {

    private final ColourCounts counts;
    private final int[] palette;
    private final byte[] bySlot;

    /**
     * Makes one.
     *
     * @param distinct the colours that {@code counts} found
     * @param nearest for each of them its place in {@code palette}
     */
    ColourMap(ColourCounts counts, int[] palette, int[] distinct, int[] nearest) {
        this.counts = counts;
        this.palette = palette;
        bySlot = new byte[counts.slots()];
        for (int i = 0; i < distinct.length; i++) {
            bySlot[counts.slot(distinct[i])] = (byte) nearest[i];
        }
    }

    int colours() {
        return palette.length;
    }

    int colour(int index) {
        return palette[index];
    }

    /** Returns the place in the palette that stands for {@code colour}. */
    byte index(int colour) {
        return bySlot[counts.slot(colour)];
    }

    /**
     * Returns the peak signal-to-noise ratio over the three channels, 10 log10(255² / mean squared error), in dB: 40 and
     * more is seen as equal. {@link Double#POSITIVE_INFINITY} where no pixel differs.
     */
    double psnr(Pixels pixels) {
        long squares = 0;
        int index = 0;
        while (index < pixels.count()) {
            int colour = pixels.colour(index);
            int end = pixels.endOfRun(index);
            squares += (long) (end - index) * squaredDistance(colour, palette[index(colour) & 0xFF]);
            index = end;
        }
        return squares == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255 * 3 * pixels.count() / squares);
    }

    private static int squaredDistance(int one, int other) {
        int sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            int difference = ColourBox.channel(one, channel) - ColourBox.channel(other, channel);
            sum += difference * difference;
        }
        return sum;
    }
}
