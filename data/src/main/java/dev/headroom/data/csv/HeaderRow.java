package dev.headroom.data.csv;

import dev.headroom.MalformedFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the first row and makes column names of it. One thread at a time. */
final class HeaderRow implements RowSink {

    private final String file;
    private final int mostColumns;
    private final List<String> fields = new ArrayList<>();

    HeaderRow(String file, int mostColumns) {
        this.file = file;
        this.mostColumns = mostColumns;
    }

    @Override
    public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column >= mostColumns) {
            throw new MalformedFileException(
                    file,
                    "first row",
                    "have at most " + mostColumns + " columns",
                    "more; field " + (column + 1) + " is '" + Excerpt.of(buffer, offset, length) + "'");
        }
        fields.add(new String(buffer, offset, length));
        return true;
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public void setNull(int column) {
        if (fields.size() == column) {
            fields.add("");
        }
    }

    @Override
    public void endRow() {}

    /** Returns column1, column2 and so on. */
    List<String> numbered() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
            names.add("column" + i);
        }
        return List.copyOf(names);
    }

    /** Returns the fields as names, each made unique; says in {@code notices} which were changed. */
    List<String> names(List<String> notices) {
        Set<String> given = new HashSet<>(fields);
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            if (name.isBlank()) {
                name = free("column" + (i + 1), given, used);
                notices.add("column " + (i + 1) + " has no name and is called " + name);
            } else if (used.contains(name)) {
                String renamed = free(name, given, used);
                notices.add("column " + (i + 1) + " is called " + renamed + ", because there is another "
                        + Excerpt.of(name));
                name = renamed;
            }
            used.add(name);
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static String free(String wanted, Set<String> given, Set<String> used) {
        String name = wanted;
        for (int i = 2; given.contains(name) || used.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
