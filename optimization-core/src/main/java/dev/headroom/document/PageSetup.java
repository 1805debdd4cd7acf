package dev.headroom.document;

/**
 * One page, in millimetres.
 *
 * @param width 50 to {@value #MOST_MILLIMETRES}
 * @param height 50 to {@value #MOST_MILLIMETRES}
 * @param margin on all four sides, at least 0, at most a third of the shorter side
 */
public record PageSetup(int width, int height, int margin) {

    /** The longest side. */
    public static final int MOST_MILLIMETRES = 2_000;

    /** 210 × 297 mm, margins of 25 mm. */
    public static final PageSetup A4 = new PageSetup(210, 297, 25);

    /** 148 × 210 mm, margins of 18 mm. */
    public static final PageSetup A5 = new PageSetup(148, 210, 18);

    /** 216 × 279 mm, margins of 25 mm. */
    public static final PageSetup LETTER = new PageSetup(216, 279, 25);

    /** Rejects sizes out of range. */
    public PageSetup {
        requireSide("width", width);
        requireSide("height", height);
        int most = Math.min(width, height) / 3;
        if (margin < 0 || margin > most) {
            throw new IllegalArgumentException("margin must be 0 to " + most + " mm, was " + margin);
        }
    }

    /** Returns the same page lying on its side. */
    public PageSetup turned() {
        return new PageSetup(/* width= */ height, /* height= */ width, margin);
    }

    /** Returns the same page with other margins. */
    public PageSetup withMargin(int millimetres) {
        return new PageSetup(width, height, millimetres);
    }

    private static void requireSide(String name, int value) {
        if (value < 50 || value > MOST_MILLIMETRES) {
            throw new IllegalArgumentException(name + " must be 50 to " + MOST_MILLIMETRES + " mm, was " + value);
        }
    }
}
