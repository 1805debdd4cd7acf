package dev.headroom.data.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column of a query's result.
 *
 * @param name its name, unlike the others'
 * @param sqlType its type as SQL spells it: {@code DECIMAL(10,2)}
 * @param position where it stands in the result, from 0
 */
record QueryColumn(String name, String sqlType, int position) {

    /** Returns the columns of {@code relation}, what may stand after FROM; nothing is run. */
    static List<QueryColumn> of(Connection connection, String relation, String doing) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + relation)) {
            ResultSetMetaData metadata = statement.getMetaData();
            List<QueryColumn> columns = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                String name = metadata.getColumnLabel(i);
                for (int twin = 2; !names.add(name); twin++) {
                    name = metadata.getColumnLabel(i) + "_" + twin;
                }
                columns.add(new QueryColumn(name, metadata.getColumnTypeName(i), i - 1));
            }
            return columns;
        } catch (SQLException e) {
            throw SqlErrors.map(doing, e);
        }
    }

    /** Returns the columns called {@code names} in that order, or all where none is named. */
    static List<QueryColumn> select(List<QueryColumn> all, List<String> names) {
        if (names.isEmpty()) {
            return all;
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("column must be one of "
                                + all.stream().map(QueryColumn::name).toList() + ", was " + name)))
                .toList();
    }
}
