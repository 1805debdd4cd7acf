package dev.headroom.viz.drawing;

import java.awt.Font;

/**
 * The two fonts of a chart. Thread-safe.
 *
 * @param plain for nearly everything
 * @param bold for the title
 */
record FontFamily(Font plain, Font bold) {}
