package dev.headroom.viz.drawing;

import org.jfree.data.xy.AbstractXYDataset;

/** So many series of one item each; what an item looks like is the painter's matter. */
final class SeriesList extends AbstractXYDataset {

    private static final long serialVersionUID = 1L;

    private final int count;

    SeriesList(int count) {
        this.count = count;
    }

    @Override
    public int getSeriesCount() {
        return count;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return 1;
    }

    @Override
    public Number getX(int series, int item) {
        return 0;
    }

    @Override
    public Number getY(int series, int item) {
        return 0;
    }
}
