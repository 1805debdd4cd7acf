package dev.headroom.viz.drawing;

import java.awt.Graphics2D;

/** Draws the sign of a series in a legend. */
interface Swatch {

    /** Draws it from {@code x} to the right, about the middle of a line of text. */
    void draw(Graphics2D graphics, double x, double y);
}
