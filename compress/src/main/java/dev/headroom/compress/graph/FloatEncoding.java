package dev.headroom.compress.graph;

import java.util.List;
import java.util.Map;

/**
 * Float32 matrices as the checkpoint has them, {@code [outputs, inputs]}; the product transposes while it packs, so
 * that nothing is transposed here.
 */
final class FloatEncoding implements WeightEncoding {

    private final GraphWriter graph;
    private final ByteTally tally;

    FloatEncoding(GraphWriter graph, ByteTally tally) {
        this.graph = graph;
        this.tally = tally;
    }

    @Override
    public String lookUp(String ids, String name, Matrix table) {
        tally.mapped(graph.matrix(name, table, tally));
        String rows = name + ".rows";
        graph.node("", "Gather", List.of(name, ids), List.of(rows), Map.of("axis", 0));
        return rows;
    }

    @Override
    public void project(String input, String name, Matrix matrix, String output) {
        tally.packed(graph.matrix(name, matrix, tally));
        multiply(input, name, output);
    }

    @Override
    public void projectTied(String input, String name, Matrix table, String output) {
        tally.packed(table.weights() * Float.BYTES);
        multiply(input, name, output);
    }

    private void multiply(String input, String name, String output) {
        graph.node(GraphWriter.CONTRIB, "FusedMatMul", List.of(input, name), List.of(output), Map.of("transB", 1));
    }
}
