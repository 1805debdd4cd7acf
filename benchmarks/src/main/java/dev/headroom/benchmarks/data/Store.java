package dev.headroom.benchmarks.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.headroom.data.csv.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dflib.csv.Csv;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Ways to hold the whole generated table on the Java heap. All keep each value exactly. */
enum Store {
    /** Types found out. */
    HEADROOM,
    /** Types found out, texts in dictionaries. */
    TABLESAW,
    /** Types stated, texts and days deduplicated. */
    DFLIB,
    /** One array of new Strings per row. */
    STRINGS,
    /** The same with equal Strings shared. */
    INTERNED;

    /** Loads it. */
    Object load(Path file) throws IOException {
        return switch (this) {
            case HEADROOM -> CsvFile.open(file).read();
            case TABLESAW -> Table.read().usingOptions(CsvReadOptions.builder(file.toFile()));
            case DFLIB -> dflib(file);
            case STRINGS -> strings(file, UnaryOperator.identity());
            case INTERNED -> {
                Map<String, String> pool = new HashMap<>();
                yield strings(file, text -> pool.computeIfAbsent(text, key -> key));
            }
        };
    }

    private static Object dflib(Path file) {
        return Csv.loader()
                .intCol("id")
                .compactCol("day", LocalDate::parse)
                .compactCol("status")
                .compactCol("subject")
                .compactCol("institution")
                .intCol("units")
                .doubleCol("amount")
                .doubleCol("measured", Double.NaN)
                .load(file);
    }

    private static List<String[]> strings(Path file, UnaryOperator<String> share) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : reader) {
                String[] row = new String[record.getFieldCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = share.apply(record.getField(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
