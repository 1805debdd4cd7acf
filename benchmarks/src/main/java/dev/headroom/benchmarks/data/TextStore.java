package dev.headroom.benchmarks.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Ways to hold the text columns of a table. */
enum TextStore {
    /** Dictionaries where they pay. */
    HEADROOM,
    /** One array per column, one String per cell. */
    STRINGS,
    /** The same with equal Strings of the table shared. */
    INTERNED;

    /** Loads them. */
    Object load(Path file) throws IOException {
        List<String> columns = columns(file);
        return switch (this) {
            case HEADROOM -> CsvFile.open(file).read(ReadSettings.defaults().withColumns(columns));
            case STRINGS -> arrays(file, columns, UnaryOperator.identity());
            case INTERNED -> {
                Map<String, String> pool = new HashMap<>();
                yield arrays(file, columns, text -> pool.computeIfAbsent(text, key -> key));
            }
        };
    }

    /** Returns the columns that hold text. */
    static List<String> columns(Path file) {
        return CsvFile.open(file).plan().columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .map(ColumnPlan::name)
                .toList();
    }

    private static List<String[]> arrays(Path file, List<String> columns, UnaryOperator<String> share)
            throws IOException {
        List<List<String>> lists = new ArrayList<>();
        columns.forEach(column -> lists.add(new ArrayList<>()));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : reader) {
                for (int i = 0; i < columns.size(); i++) {
                    lists.get(i).add(share.apply(record.getField(columns.get(i))));
                }
            }
        }
        return lists.stream().map(list -> list.toArray(new String[0])).toList();
    }
}
