package dev.headroom.viz.png;

import java.util.stream.IntStream;

/** A part of the colour cube, with the counted colours in it. */
final class ColourBox {

    private static final int CHANNELS = 3;

    private final int[] colours;
    private final long[] weights;
    private final double[] mean = new double[CHANNELS];
    private final double[] spread = new double[CHANNELS];

    ColourBox(int[] colours, long[] weights) {
        this.colours = colours;
        this.weights = weights;
        long total = 0;
        double[] sum = new double[CHANNELS];
        double[] squares = new double[CHANNELS];
        for (int i = 0; i < colours.length; i++) {
            total += weights[i];
            for (int c = 0; c < CHANNELS; c++) {
                double value = channel(colours[i], c);
                sum[c] += weights[i] * value;
                squares[c] += weights[i] * value * value;
            }
        }
        for (int c = 0; c < CHANNELS; c++) {
            mean[c] = sum[c] / total;
            spread[c] = squares[c] - sum[c] * mean[c];
        }
    }

    /** Returns one channel of a colour, 0 for red to 2 for blue. */
    static int channel(int colour, int channel) {
        return (colour >> (16 - 8 * channel)) & 0xFF;
    }

    /** Returns the squared error, over all pixels, of drawing all of it in its mean. */
    double error() {
        return spread[0] + spread[1] + spread[2];
    }

    boolean divisible() {
        return colours.length > 1;
    }

    /** Returns its mean colour. */
    double[] mean() {
        return mean.clone();
    }

    /** Returns two boxes: the colours below and above the mean of the channel that spreads most. */
    ColourBox[] halves() {
        int widest = spread[0] >= spread[1] && spread[0] >= spread[2] ? 0 : spread[1] >= spread[2] ? 1 : 2;
        int[] low = IntStream.range(0, colours.length)
                .filter(i -> channel(colours[i], widest) <= mean[widest])
                .toArray();
        int[] high = IntStream.range(0, colours.length)
                .filter(i -> channel(colours[i], widest) > mean[widest])
                .toArray();
        return new ColourBox[] {part(low), part(high)};
    }

    private ColourBox part(int[] members) {
        int[] some = new int[members.length];
        long[] weight = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            some[i] = colours[members[i]];
            weight[i] = weights[members[i]];
        }
        return new ColourBox(some, weight);
    }
}
