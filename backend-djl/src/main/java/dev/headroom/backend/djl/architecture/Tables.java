package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;

/** Looks rows up in embedding tables. */
final class Tables {

    private Tables() {}

    /** Returns the rows of {@code ids}: {@code [batch, time]} to {@code [batch, time, width]}. */
    static NDArray rows(NDArray ids, NDArray table) {
        return ids.getNDArrayInternal()
                .embedding(ids, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /** Returns {@code [length, width]} of a table of positions; belongs to the manager of {@code ids}. */
    static NDArray positions(NDArray ids, NDArray table, long start) {
        long end = start + ids.getShape().get(1);
        if (end > table.getShape().get(0)) {
            throw new IllegalArgumentException(
                    "positions must be below the " + table.getShape().get(0) + " of the table, was " + (end - 1));
        }
        return table.get(ids.getManager(), new NDIndex().addSliceDim(start, end));
    }
}
