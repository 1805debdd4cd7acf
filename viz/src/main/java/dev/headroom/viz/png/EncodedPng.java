package dev.headroom.viz.png;

import dev.headroom.chart.ChartImage;
import java.util.Optional;

/**
 * A PNG and what became of its colours.
 *
 * @param bytes the whole file; not copied
 * @param palette colours and quality; nothing where all colours were kept
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
public record EncodedPng(byte[] bytes, Optional<ChartImage.Palette> palette) {}
