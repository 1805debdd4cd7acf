package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import java.util.List;

/** Reads columns of a lazy {@link Frame} on first touch. */
@FunctionalInterface
public interface ColumnLoader {

    /** Returns the columns of these names, in this order, all of the same size. */
    List<Column> load(List<String> names);
}
