package dev.headroom.compress.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headroom.compress.graph.BlockFormat.Activations;
import dev.headroom.compress.graph.WeightFile.Extent;
import dev.headroom.compress.quantize.QuantizedRows;
import dev.headroom.compress.quantize.QuantizedRows.RowEnd;
import dev.headroom.compress.quantize.TensorError;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * 4-bit matrices with a float32 scale per block, zero at code 8, the default zero point of both operators. The layout is
 * that of {@link QuantizedRows}.
 */
final class BlockEncoding implements WeightEncoding {

    private final GraphWriter graph;
    private final ByteTally tally;
    private final BlockFormat format;
    private final int blockSize;
    private final Consumer<TensorError> errors;
    private final Map<String, Stored> stored = new HashMap<>();

    BlockEncoding(GraphWriter graph, ByteTally tally, BlockFormat format, Consumer<TensorError> errors) {
        this.graph = graph;
        this.tally = tally;
        this.format = format;
        this.blockSize = format.blockSize();
        this.errors = errors;
    }

    /** A quantised matrix in the weight file. */
    private record Stored(Extent nibbles, Extent scales) {}

    @Override
    public String lookUp(String ids, String name, Matrix table) {
        Stored at = store(name, table, RowEnd.LAST_WEIGHT);
        stored.put(name, at);
        tally.mapped(at.nibbles().length() + at.scales().length());
        String scales = name + ".scales";
        int blocks = QuantizedRows.blocks(table.columns(), blockSize);
        graph.tensor(
                name, DataType.UINT8, at.nibbles(), table.rows(), at.nibbles().length() / table.rows());
        graph.tensor(scales, DataType.FLOAT, at.scales(), table.rows(), blocks);
        String rows = name + ".rows";
        graph.node(
                GraphWriter.CONTRIB,
                "GatherBlockQuantized",
                List.of(name, ids, scales),
                List.of(rows),
                Map.of("bits", 4, "block_size", blockSize, "gather_axis", 0, "quantize_axis", 1));
        return rows;
    }

    @Override
    public void project(String input, String name, Matrix matrix, String output) {
        Stored at = store(name, matrix, RowEnd.WHOLE_BLOCK);
        tally.mapped(at.scales().length());
        multiply(input, name, matrix, at, output);
    }

    @Override
    public void projectTied(String input, String name, Matrix table, String output) {
        String head = name + ".head";
        Stored shared = stored.get(name);
        if (shared == null || table.columns() % blockSize != 0) {
            project(input, head, table, output);
        } else {
            // rows that fill whole blocks have the same bytes in both layouts
            multiply(input, head, table, shared, output);
        }
    }

    private Stored store(String name, Matrix matrix, RowEnd rowEnd) {
        int blocks = QuantizedRows.blocks(matrix.columns(), blockSize);
        int rowBytes = QuantizedRows.rowBytes(matrix.columns(), blockSize, rowEnd);
        int scaleBytes = blocks * Float.BYTES;
        Stored at = new Stored(
                graph.file().reserve((long) matrix.rows() * rowBytes),
                graph.file().reserve((long) matrix.rows() * scaleBytes));
        int slabRows = matrix.slabRows();
        QuantizedRows rows = new QuantizedRows(format.quantizer(), slabRows, matrix.columns(), blockSize, rowEnd);
        byte[] nibbles = new byte[slabRows * rowBytes];
        float[] scales = new float[slabRows * blocks];
        matrix.forEachSlab((first, count, weights) -> {
            rows.pack(weights, count, nibbles, scales);
            ByteBuffer packed = ByteBuffer.wrap(nibbles, 0, count * rowBytes);
            graph.file().write(at.nibbles().offset() + (long) first * rowBytes, packed);
            ByteBuffer scale = LittleEndian.of(scales, count * blocks);
            graph.file().write(at.scales().offset() + (long) first * scaleBytes, scale);
            tally.weights((long) count * matrix.columns());
        });
        errors.accept(rows.error(name, matrix.weights()));
        return at;
    }

    private void multiply(String input, String name, Matrix matrix, Stored at, String output) {
        int blocks = QuantizedRows.blocks(matrix.columns(), blockSize);
        String nibbles = name + ".nibbles";
        String scales = name + ".scales";
        graph.tensor(nibbles, DataType.UINT8, at.nibbles(), matrix.rows(), blocks, blockSize / 2);
        graph.tensor(scales, DataType.FLOAT, at.scales(), (long) matrix.rows() * blocks);
        // with 8-bit activations the packed copy holds the scales too and one float32 block sum per scale
        int copies = format.activations() == Activations.INT8 ? 2 : 0;
        tally.packed(at.nibbles().length() + copies * at.scales().length());
        graph.node(
                GraphWriter.CONTRIB,
                "MatMulNBits",
                List.of(input, nibbles, scales),
                List.of(output),
                Map.of(
                        "K", matrix.columns(),
                        "N", matrix.rows(),
                        "bits", 4,
                        "block_size", blockSize,
                        "accuracy_level", format.activations().accuracyLevel()));
    }
}
