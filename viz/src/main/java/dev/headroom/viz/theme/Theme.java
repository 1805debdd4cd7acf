package dev.headroom.viz.theme;

import dev.headroom.chart.ChartSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The colours of one look, each {@code 0xRRGGBB}. Thread-safe.
 *
 * @param name as specs say it
 * @param background behind everything
 * @param text of title and labels
 * @param axis lines, ticks and numbers along axes
 * @param grid lines behind the data
 * @param missing cells of a heat map without a value
 * @param series colours that series take in turn; at least one
 * @param cells colours of a heat map
 */
public record Theme(
        String name,
        int background,
        int text,
        int axis,
        int grid,
        int missing,
        List<Integer> series,
        ColourScale cells) {

    // Okabe and Ito, "Color Universal Design", 2008: told apart with each common kind of colour blindness
    private static final int ORANGE = 0xE69F00;
    private static final int SKY_BLUE = 0x56B4E9;
    private static final int GREEN = 0x009E73;
    private static final int YELLOW = 0xF0E442;
    private static final int BLUE = 0x0072B2;
    private static final int VERMILLION = 0xD55E00;
    private static final int PURPLE = 0xCC79A7;

    /** Dark on white, for print. The palette's yellow is left out: it is hardly seen on white. */
    public static final Theme LIGHT = new Theme(
            ChartSpec.USUAL_THEME,
            0xFFFFFF,
            0x1A1A1A,
            0x4D4D4D,
            0xE3E3E3,
            0xE9E9E9,
            List.of(BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY_BLUE, 0x4D4D4D),
            ColourScale.VIRIDIS);

    /** Light on near black, for screens. The palette's blue is left out: it is hardly seen on black. */
    public static final Theme DARK = new Theme(
            "dark",
            0x16181D,
            0xECECEC,
            0xB4B8C0,
            0x343841,
            0x2A2D34,
            List.of(SKY_BLUE, ORANGE, 0x2BC79A, YELLOW, PURPLE, VERMILLION, 0xB4B8C0),
            ColourScale.VIRIDIS);

    private static final List<Theme> ALL = List.of(LIGHT, DARK);

    /** Copies the list; rejects an empty one. */
    public Theme {
        series = List.copyOf(series);
        Objects.requireNonNull(cells, "cells");
        if (series.isEmpty()) {
            throw new IllegalArgumentException("series must hold at least one colour, was empty");
        }
    }

    /** Returns the names of all themes. */
    public static Set<String> names() {
        return ALL.stream().map(Theme::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the theme so named.
     *
     * @throws IllegalArgumentException naming those there are, if there is none
     */
    public static Theme named(String wanted) {
        return ALL.stream()
                .filter(theme -> theme.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "theme must be one of " + new TreeSet<>(names()) + ", was '" + wanted + "'"));
    }

    /** Returns the colour of a series; colours repeat after the last. */
    public int seriesColour(int index) {
        return series.get(index % series.size());
    }
}
