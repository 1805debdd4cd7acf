package dev.headroom.viz.png;

/**
 * How pixels become a PNG.
 *
 * @param colours the most colours of a palette, 2 to 256; half of them are taken where that reaches 4 dB more than the
 *     least quality
 * @param leastPsnr dB that a palette must reach, at least 0; where it does not, 256 colours are tried and then all
 *     colours are kept; {@link Double#POSITIVE_INFINITY} allows palettes without loss only
 */
public record PngSettings(int colours, double leastPsnr) {

    /** The usual colours of a palette. */
    public static final int USUAL_COLOURS = 64;

    /** The usual least quality, in dB: above it no difference is seen. */
    public static final double USUAL_LEAST_PSNR = 40;

    /** The most colours that a palette can have. */
    static final int MOST_COLOURS = 256;

    /** Rejects settings out of range. */
    public PngSettings {
        if (colours < 2 || colours > MOST_COLOURS) {
            throw new IllegalArgumentException("colours must be 2 to " + MOST_COLOURS + ", was " + colours);
        }
        if (!(leastPsnr >= 0)) {
            throw new IllegalArgumentException("leastPsnr must be at least 0 dB, was " + leastPsnr);
        }
    }

    /** Returns {@value #USUAL_COLOURS} colours at {@value #USUAL_LEAST_PSNR} dB or more. */
    public static PngSettings defaults() {
        return new PngSettings(USUAL_COLOURS, USUAL_LEAST_PSNR);
    }

    /** Returns the same with another number of colours. */
    public PngSettings withColours(int most) {
        return new PngSettings(most, leastPsnr);
    }

    /** Returns the same with another least quality. */
    public PngSettings withLeastPsnr(double decibels) {
        return new PngSettings(colours, decibels);
    }
}
