package dev.headroom.data.chart;

import dev.headroom.chart.MatrixData;
import dev.headroom.chart.Numbers;
import dev.headroom.data.column.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows with a row label, a column label and a value, as a matrix. */
final class Cells {

    private final Column rows;
    private final Column columns;
    private final Places values;

    Cells(Column rows, Column columns, Places values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    MatrixData matrix(int rowCount) {
        Map<String, Integer> down = labels(rows, rowCount);
        Map<String, Integer> across = labels(columns, rowCount);
        double[] sums = new double[down.size() * across.size()];
        int[] counts = new int[sums.length];
        for (int row = 0; row < rowCount; row++) {
            double value = values.get(row);
            if (!rows.isNull(row) && !columns.isNull(row) && !Double.isNaN(value)) {
                Integer below = down.get(rows.text(row));
                Integer right = across.get(columns.text(row));
                if (below != null && right != null) {
                    int cell = below * across.size() + right;
                    sums[cell] += value;
                    counts[cell]++;
                }
            }
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell];
        }
        return new MatrixData(new ArrayList<>(down.keySet()), new ArrayList<>(across.keySet()), Numbers.of(sums));
    }

    private static Map<String, Integer> labels(Column column, int rowCount) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (int row = 0; row < rowCount; row++) {
            if (!column.isNull(row)) {
                String label = column.text(row);
                if (!labels.containsKey(label)) {
                    FrameCharts.requireRoom(labels.size(), column.name());
                    labels.put(label, labels.size());
                }
            }
        }
        return labels;
    }
}
