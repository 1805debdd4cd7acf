/**
 * Draws on AWT and JFreeChart; no part of the API, so it may change in any release. Entry type {@link
 * dev.headroom.viz.drawing.ChartDrawing}, whose methods name no AWT type: only classes of this package load AWT. Lengths
 * are points, 1/72 inch, and the graphics is scaled to dots per inch once; data are positions as in {@link
 * dev.headroom.viz.axis}.
 */
@NullMarked
package dev.headroom.viz.drawing;

import org.jspecify.annotations.NullMarked;
