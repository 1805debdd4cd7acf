package dev.headroom.viz.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The drawn data with all that belongs to it. */
interface Figure {

    /** Returns the names of its parts. */
    LegendBlock legend();

    /** Draws it into {@code area}. */
    void draw(Graphics2D graphics, Sheet sheet, Rectangle2D area);
}
