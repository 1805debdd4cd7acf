package dev.headroom.viz.thinning;

import java.util.Arrays;

/** Positions in the plane, in the order they are drawn. Holds 16 bytes per point. Thread-safe once built. */
public final class Points {

    private double[] xs;
    private double[] ys;
    private int size;

    Points(int expected) {
        xs = new double[expected];
        ys = new double[expected];
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    /** Returns the horizontal position of one. */
    public double x(int index) {
        return xs[index];
    }

    /** Returns the vertical position of one; NaN is a gap in the line. */
    public double y(int index) {
        return ys[index];
    }

    /** Returns whether no line meets this point, so that it is only seen as a dot. */
    public boolean alone(int index) {
        boolean before = index > 0 && !Double.isNaN(ys[index - 1]);
        boolean after = index + 1 < size && !Double.isNaN(ys[index + 1]);
        return !before && !after;
    }

    void add(double x, double y) {
        if (size == xs.length) {
            int larger = Math.max(16, size + size / 2);
            xs = Arrays.copyOf(xs, larger);
            ys = Arrays.copyOf(ys, larger);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
    }

    /** Returns every {@code stride}-th point and the last. */
    Points every(int stride) {
        Points some = new Points(size / stride + 2);
        for (int i = 0; i < size; i += stride) {
            some.add(xs[i], ys[i]);
        }
        if (size > 0 && (size - 1) % stride != 0) {
            some.add(xs[size - 1], ys[size - 1]);
        }
        return some;
    }
}
