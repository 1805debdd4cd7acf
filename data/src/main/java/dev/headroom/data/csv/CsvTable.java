package dev.headroom.data.csv;

import dev.headroom.MalformedFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file whose format and columns are known. Thread-safe.
 *
 * @param file the file
 * @param format how it is written
 * @param settings how it is read
 * @param names of its columns
 */
record CsvTable(Path file, CsvFormat format, CsvSettings settings, List<String> names) {

    CsvTable {
        names = List.copyOf(names);
        for (String stated : settings.types().keySet()) {
            require(names, stated);
        }
        for (String named : settings.floats().columns().keySet()) {
            require(names, named);
        }
    }

    private static void require(List<String> names, String name) {
        if (!names.contains(name)) {
            throw unknown(names, name);
        }
    }

    private static IllegalArgumentException unknown(List<String> names, String name) {
        return new IllegalArgumentException("column must be one of " + names + ", was '" + name + "'");
    }

    /** Starts at the first row; the columns must still be the same. */
    CsvRows open(BadRows policy) {
        CsvRows rows = CsvRows.open(file, format, settings.limits(), policy);
        if (!rows.header().equals(names)) {
            List<String> now = rows.header();
            rows.close();
            throw new MalformedFileException(file.toString(), "header", "still be " + names, now.toString());
        }
        return rows;
    }

    /** Returns the places of the wanted columns; all of them where none is named. */
    List<Integer> places(List<String> wanted) {
        if (wanted.isEmpty()) {
            return IntStream.range(0, names.size()).boxed().toList();
        }
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), i);
        }
        List<Integer> places = new ArrayList<>();
        for (String name : wanted) {
            Integer place = byName.get(name);
            if (place == null) {
                throw unknown(names, name);
            }
            places.add(place);
        }
        return places;
    }

    /** Returns nothing for each column. */
    @Nullable
    Cell[] noCells() {
        return new Cell[names.size()];
    }
}
