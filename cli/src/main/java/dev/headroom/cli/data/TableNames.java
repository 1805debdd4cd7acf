package dev.headroom.cli.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names by which SQL calls files: {@code flights-3m.parquet} is {@code flights_3m}. */
final class TableNames {

    /** The name that the first file has as well. */
    static final String FIRST = "data";

    private TableNames() {}

    /** Returns a name for each file, all different. */
    static List<String> of(List<Path> files) {
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            String name = of(file);
            String unique = name;
            for (int twin = 2; names.contains(unique); twin++) {
                unique = name + "_" + twin;
            }
            names.add(unique);
        }
        return names;
    }

    private static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        String plain = stem.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "t" + plain : plain;
    }
}
