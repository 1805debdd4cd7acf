package dev.headroom.viz.png;

import dev.headroom.queue.CancelToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses few colours for an image of many, so that the squared error is small.
 *
 * <p>Source: median cut (Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982) with the box of
 * the largest squared error split at its mean (Wan, Wong and Prusinkiewicz, "An algorithm for multidimensional data
 * clustering", TOMS 1988), then a few rounds of weighted k-means over the distinct colours (Celebi, "Improving the
 * performance of k-means for color quantization", 2011). Nothing is drawn at random: the same image has the same
 * palette. Colours are not dithered, since noise costs more bytes than the error is worth in a chart.
 *
 * <p>Thread-safe. Takes about 2 MB while it works, whatever the image.
 */
final class PaletteQuantizer {

    private static final int ROUNDS = 6;

    private final int most;

    PaletteQuantizer(int most) {
        this.most = most;
    }

    /** Returns at most so many colours for an image of these; without loss where it has no more. */
    ColourMap quantize(ColourCounts counts, CancelToken cancel) {
        int[] distinct = counts.colours();
        if (counts.exact() && distinct.length <= most) {
            return new ColourMap(counts, distinct, distinct, identity(distinct.length));
        }
        long[] weights = new long[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            weights[i] = counts.count(distinct[i]);
        }
        double[][] centres = cut(distinct, weights, cancel);
        int[] nearest = new int[distinct.length];
        for (int round = 0; round < ROUNDS; round++) {
            cancel.throwIfCancelled();
            boolean moved = assign(distinct, centres, nearest);
            if (!moved && round > 0) {
                break;
            }
            settle(distinct, weights, centres, nearest);
        }
        int[] palette = rounded(centres);
        assign(distinct, exactly(palette), nearest);
        return new ColourMap(counts, palette, distinct, nearest);
    }

    private double[][] cut(int[] distinct, long[] weights, CancelToken cancel) {
        List<ColourBox> boxes = new ArrayList<>();
        boxes.add(new ColourBox(distinct, weights));
        while (boxes.size() < most) {
            cancel.throwIfCancelled();
            ColourBox worst = boxes.stream()
                    .filter(ColourBox::divisible)
                    .max(Comparator.comparingDouble(ColourBox::error))
                    .orElse(null);
            if (worst == null || worst.error() <= 0) {
                break;
            }
            boxes.remove(worst);
            boxes.addAll(Arrays.asList(worst.halves()));
        }
        return boxes.stream().map(ColourBox::mean).toArray(double[][]::new);
    }

    private static boolean assign(int[] colours, double[][] centres, int[] nearest) {
        boolean moved = false;
        for (int i = 0; i < colours.length; i++) {
            int best = nearest(colours[i], centres);
            moved |= best != nearest[i];
            nearest[i] = best;
        }
        return moved;
    }

    private static int nearest(int colour, double[][] centres) {
        int red = ColourBox.channel(colour, 0);
        int green = ColourBox.channel(colour, 1);
        int blue = ColourBox.channel(colour, 2);
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int c = 0; c < centres.length; c++) {
            double[] centre = centres[c];
            double distance = square(red - centre[0]) + square(green - centre[1]) + square(blue - centre[2]);
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    private static void settle(int[] colours, long[] weights, double[][] centres, int[] nearest) {
        double[][] sums = new double[centres.length][4];
        for (int i = 0; i < colours.length; i++) {
            double[] sum = sums[nearest[i]];
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] += weights[i] * (double) ColourBox.channel(colours[i], channel);
            }
            sum[3] += weights[i];
        }
        for (int c = 0; c < centres.length; c++) {
            // a centre that no colour is nearest to stays where it is
            if (sums[c][3] > 0) {
                for (int channel = 0; channel < 3; channel++) {
                    centres[c][channel] = sums[c][channel] / sums[c][3];
                }
            }
        }
    }

    private static int[] rounded(double[][] centres) {
        return Arrays.stream(centres)
                .mapToInt(centre -> (int) Math.round(centre[0]) << 16
                        | (int) Math.round(centre[1]) << 8
                        | (int) Math.round(centre[2]))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[][] exactly(int[] palette) {
        return Arrays.stream(palette)
                .mapToObj(colour -> new double[] {
                    ColourBox.channel(colour, 0), ColourBox.channel(colour, 1), ColourBox.channel(colour, 2)
                })
                .toArray(double[][]::new);
    }

    private static int[] identity(int size) {
        int[] indices = new int[size];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private static double square(double value) {
        return value * value;
    }
}
