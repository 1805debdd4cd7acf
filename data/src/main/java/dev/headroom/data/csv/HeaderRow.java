package dev.headroom.data.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Collects the first row and makes column names of it. One thread at a time. */
final class HeaderRow implements RowSink {

    private static final int MOST_NOTICES = 20;

    private final RowRules rules;
    private final int mostColumns;
    private final List<String> fields = new ArrayList<>();

    HeaderRow(RowRules rules, int mostColumns) {
        this.rules = rules;
        this.mostColumns = mostColumns;
    }

    @Override
    public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column >= mostColumns) {
            throw rules.columns("more; field " + (column + 1) + " is '" + Excerpt.of(buffer, offset, length) + "'");
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
    List<String> numbered(int columns) {
        if (columns > mostColumns) {
            throw rules.columns(Integer.toString(columns));
        }
        return IntStream.rangeClosed(1, columns).mapToObj(i -> "column" + i).toList();
    }

    /** Returns the fields as names, each made unique; says in {@code notices} which were changed, the first of many. */
    List<String> names(List<String> notices) {
        int before = notices.size();
        List<String> names = uniqueNames(notices);
        int more = notices.size() - before - MOST_NOTICES;
        if (more > 0) {
            notices.subList(before + MOST_NOTICES, notices.size()).clear();
            notices.add("and " + more + " more columns have names that were made unique");
        }
        return names;
    }

    private List<String> uniqueNames(List<String> notices) {
        Set<String> given = new HashSet<>(fields);
        Set<String> used = new HashSet<>();
        Map<String, Integer> suffixes = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            if (name.isBlank()) {
                name = free("column" + (i + 1), given, used, suffixes);
                notices.add("column " + (i + 1) + " has no name and is called " + name);
            } else if (used.contains(name)) {
                String renamed = free(name, given, used, suffixes);
                notices.add("column " + (i + 1) + " is called " + renamed + ", because there is another "
                        + Excerpt.of(name));
                name = renamed;
            }
            used.add(name);
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static String free(String wanted, Set<String> given, Set<String> used, Map<String, Integer> suffixes) {
        String name = wanted;
        int suffix = suffixes.getOrDefault(wanted, 2);
        while (given.contains(name) || used.contains(name)) {
            name = wanted + "_" + suffix++;
        }
        suffixes.put(wanted, suffix);
        return name;
    }
}
