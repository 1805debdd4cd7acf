package dev.headroom.viz.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The names of the series. */
interface LegendBlock {

    /** Draws them within {@code area} and returns what is left for the plot. */
    Rectangle2D draw(Graphics2D graphics, Sheet sheet, Rectangle2D area);
}
