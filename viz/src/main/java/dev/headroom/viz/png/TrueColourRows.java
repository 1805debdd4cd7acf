package dev.headroom.viz.png;

import dev.headroom.queue.CancelToken;

/**
 * Rows of three bytes per pixel, each row filtered by the predictor with the least sum of absolute differences. Source:
 * PNG specification, sections 9 and 12.7. Holds 12 bytes per pixel of a row.
 */
final class TrueColourRows {

    private static final int BYTES = 3;
    private static final byte NONE = 0;
    private static final byte SUB = 1;
    private static final byte UP = 2;
    private static final byte PAETH = 4;
    private static final byte[] FILTERS = {NONE, SUB, UP, PAETH};

    private final Pixels pixels;
    private byte[] above;
    private byte[] current;

    private TrueColourRows(Pixels pixels) {
        this.pixels = pixels;
        above = new byte[BYTES * pixels.width()];
        current = above.clone();
    }

    static byte[] deflate(Pixels pixels, CancelToken cancel) {
        try (DeflatedRows rows = new DeflatedRows(cancel)) {
            TrueColourRows image = new TrueColourRows(pixels);
            for (int y = 0; y < pixels.height(); y++) {
                rows.add(image.next(y));
            }
            return rows.finish();
        }
    }

    private byte[] next(int y) {
        byte[] previous = above;
        above = current;
        current = previous;
        for (int x = 0; x < pixels.width(); x++) {
            int colour = pixels.colour(y * pixels.width() + x);
            for (int channel = 0; channel < BYTES; channel++) {
                current[BYTES * x + channel] = (byte) ColourBox.channel(colour, channel);
            }
        }
        byte[] best = filtered(NONE);
        long least = sum(best);
        for (byte filter : FILTERS) {
            byte[] row = filtered(filter);
            long sum = sum(row);
            if (sum < least) {
                least = sum;
                best = row;
            }
        }
        return best;
    }

    private byte[] filtered(byte filter) {
        byte[] row = new byte[1 + current.length];
        row[0] = filter;
        for (int i = 0; i < current.length; i++) {
            int left = i < BYTES ? 0 : current[i - BYTES] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = i < BYTES ? 0 : above[i - BYTES] & 0xFF;
            int predicted = switch (filter) {
                case SUB -> left;
                case UP -> up;
                case PAETH -> paeth(left, up, corner);
                default -> 0;
            };
            row[i + 1] = (byte) (current[i] - predicted);
        }
        return row;
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private static long sum(byte[] row) {
        long sum = 0;
        for (int i = 1; i < row.length; i++) {
            sum += Math.abs(row[i]);
        }
        return sum;
    }
}
