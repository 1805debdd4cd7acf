package dev.headroom.viz.drawing;

import java.awt.Graphics2D;

/** Draws series between axes. */
interface SeriesPainter {

    /** Returns how many series there are. */
    int series();

    /** Draws one of them. */
    void paint(int series, Graphics2D graphics, Placement place);
}
