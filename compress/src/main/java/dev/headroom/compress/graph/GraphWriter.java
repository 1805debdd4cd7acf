package dev.headroom.compress.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.headroom.compress.graph.WeightFile.Extent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Collects nodes and tensors of a graph; the tensors' bytes go to the weight file at once. */
final class GraphWriter {

    /** The domain of ONNX Runtime's own operators. */
    static final String CONTRIB = "com.microsoft";

    private static final int IR_VERSION = 9;
    private static final int OPSET = 17;

    private final GraphProto.Builder graph;
    private final WeightFile file;

    GraphWriter(String name, WeightFile file) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.file = file;
    }

    WeightFile file() {
        return file;
    }

    /** Adds an input; a dimension is a number or a name. */
    void input(String name, TensorProto.DataType type, Object... dimensions) {
        graph.addInput(value(name, type, dimensions));
    }

    /** Adds an output; a dimension is a number or a name. */
    void output(String name, TensorProto.DataType type, Object... dimensions) {
        graph.addOutput(value(name, type, dimensions));
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    dimension instanceof Integer number
                            ? one.setDimValue(number)
                            : one.setDimParam(dimension.toString()));
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Adds a node; an empty name stands for an input or output that is left out. */
    void node(
            String domain,
            String operator,
            List<String> inputs,
            List<String> outputs,
            Map<String, ? extends Number> attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .setName(outputs.get(0) + "/" + operator)
                .addAllInput(inputs)
                .addAllOutput(outputs);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> node.addAttribute(attribute(entry.getKey(), entry.getValue())));
        graph.addNode(node);
    }

    private static AttributeProto attribute(String name, Number value) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        if (value instanceof Float number) {
            return attribute
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF(number)
                    .build();
        }
        return attribute
                .setType(AttributeProto.AttributeType.INT)
                .setI(value.longValue())
                .build();
    }

    /** Adds a tensor whose bytes lie in the weight file. Several tensors may share an extent. */
    void tensor(String name, TensorProto.DataType type, Extent extent, long... dimensions) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file.name()))
                .addExternalData(entry("offset", Long.toString(extent.offset())))
                .addExternalData(entry("length", Long.toString(extent.length())));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /** Adds a small integer vector inside the graph, where shape inference can read it. */
    void indices(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
    }

    /** Adds a float32 vector; returns its bytes. */
    long vector(String name, float[] values) {
        Extent extent = file.reserve((long) values.length * Float.BYTES);
        file.write(extent.offset(), LittleEndian.of(values, values.length));
        tensor(name, TensorProto.DataType.FLOAT, extent, values.length);
        return extent.length();
    }

    /** Adds a float32 matrix; returns its bytes. */
    long matrix(String name, Matrix matrix, ByteTally tally) {
        long rowBytes = (long) matrix.columns() * Float.BYTES;
        Extent extent = file.reserve(matrix.rows() * rowBytes);
        matrix.forEachSlab((first, count, weights) -> {
            ByteBuffer bytes = LittleEndian.of(weights, count * matrix.columns());
            file.write(extent.offset() + first * rowBytes, bytes);
            tally.weights((long) count * matrix.columns());
        });
        tensor(name, TensorProto.DataType.FLOAT, extent, matrix.rows(), matrix.columns());
        return extent.length();
    }

    /** Returns the finished model. */
    ModelProto model(String producer) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(producer)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(CONTRIB).setVersion(1))
                .setGraph(graph)
                .build();
    }
}
