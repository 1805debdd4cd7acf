package dev.headroom.viz.theme;

import java.util.List;

/**
 * Colours for numbers between 0 and 1, from anchors at equal distances. Thread-safe.
 *
 * @param anchors {@code 0xRRGGBB}, at least two
 */
public record ColourScale(List<Integer> anchors) {

    /**
     * Perceptually uniform, readable with colour blindness and in grey: viridis by Smith and van der Walt (CC0), ten of
     * its colours, straight lines in sRGB between them.
     */
    public static final ColourScale VIRIDIS = new ColourScale(List.of(
            0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725));

    /** Copies the list; rejects fewer than two anchors. */
    public ColourScale {
        anchors = List.copyOf(anchors);
        if (anchors.size() < 2) {
            throw new IllegalArgumentException("anchors must be at least 2, was " + anchors.size());
        }
    }

    /** Returns the colour at {@code fraction}, which is taken to lie in {@code [0, 1]}. */
    public int at(double fraction) {
        double place = Math.max(0, Math.min(1, fraction)) * (anchors.size() - 1);
        int below = (int) Math.min(place, anchors.size() - 2);
        return between(anchors.get(below), anchors.get(below + 1), place - below);
    }

    private static int between(int one, int other, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = (one >> shift) & 0xFF;
            int to = (other >> shift) & 0xFF;
            colour |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return colour;
    }
}
