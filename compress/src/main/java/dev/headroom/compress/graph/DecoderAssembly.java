package dev.headroom.compress.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.artefact.DecoderContract;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Strings the operators of a Llama decoder together. */
final class DecoderAssembly {

    private static final String TABLE = "embed_tokens";
    private static final String COSINES = "rotary.cos";
    private static final String SINES = "rotary.sin";
    private static final String BATCH_AXIS = "batch_axis";

    private final DecoderWeights weights;
    private final DecoderShape shape;
    private final ModelConfig config;
    private final GraphWriter graph;
    private final WeightEncoding encoding;
    private final ByteTally tally;

    DecoderAssembly(
            DecoderWeights weights, ModelConfig config, GraphWriter graph, WeightEncoding encoding, ByteTally tally) {
        this.weights = weights;
        this.shape = weights.shape();
        this.config = config;
        this.graph = graph;
        this.encoding = encoding;
        this.tally = tally;
    }

    /** A pair of rows that runs through the layers: the residual sum and its norm. */
    private record Stream(String residual, String normed) {}

    void assemble() {
        declareInputs();
        RotaryTable rotary = new RotaryTable(shape.rotary(), shape.head(), weights.origin());
        tally.mapped(graph.matrix(COSINES, rotary.cosines(shape.context()), ByteTally.ignoring()));
        tally.mapped(graph.matrix(SINES, rotary.sines(shape.context()), ByteTally.ignoring()));
        graph.indices(BATCH_AXIS, 0);

        Matrix table = weights.tokenTable();
        String rows = encoding.lookUp(DecoderContract.INPUT_IDS, TABLE, table);
        Stream stream = new Stream(rows, norm(rows, "layers.0.input_norm", weights.inputNorm(0)));
        for (int layer = 0; layer < shape.layers(); layer++) {
            stream = layer(layer, stream);
        }
        graph.output(
                DecoderContract.LOGITS,
                DataType.FLOAT,
                "positions",
                shape.model().vocabularySize());
        if (shape.tied()) {
            encoding.projectTied(stream.normed(), TABLE, table, DecoderContract.LOGITS);
        } else {
            encoding.project(stream.normed(), "lm_head", weights.outputHead(), DecoderContract.LOGITS);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            graph.output(DecoderContract.presentKey(layer), DataType.FLOAT, cacheDimensions());
            graph.output(DecoderContract.presentValue(layer), DataType.FLOAT, cacheDimensions());
        }
    }

    private void declareInputs() {
        graph.input(DecoderContract.INPUT_IDS, DataType.INT64, 1, "tokens");
        graph.input(DecoderContract.OUTPUT_POSITIONS, DataType.INT64, "positions");
        graph.input(DecoderContract.LAST_POSITION, DataType.INT32, 1);
        graph.input(DecoderContract.TOTAL_LENGTH, DataType.INT32);
        for (int layer = 0; layer < shape.layers(); layer++) {
            graph.input(DecoderContract.pastKey(layer), DataType.FLOAT, cacheDimensions());
            graph.input(DecoderContract.pastValue(layer), DataType.FLOAT, cacheDimensions());
        }
    }

    private Object[] cacheDimensions() {
        return new Object[] {1, shape.kvHeads(), "context", shape.head().padded()};
    }

    private Stream layer(int layer, Stream in) {
        String prefix = "layers." + layer + ".";
        boolean last = layer == shape.layers() - 1;
        String attended = attention(layer, in.normed());
        String residual = in.residual();
        if (last) {
            attended = wanted(attended);
            residual = wanted(residual);
        }
        String attention = prefix + "attention.out";
        encoding.project(attended, prefix + "o_proj", weights.attentionOutput(layer), attention);
        Stream middle = addAndNorm(attention, residual, prefix + "attention_norm", weights.attentionNorm(layer));
        String fed = feedForward(layer, middle.normed());
        return last
                ? addAndNorm(fed, middle.residual(), "final_norm", weights.finalNorm())
                : addAndNorm(
                        fed, middle.residual(), "layers." + (layer + 1) + ".input_norm", weights.inputNorm(layer + 1));
    }

    private String attention(int layer, String normed) {
        String prefix = "layers." + layer + ".";
        String packed = prefix + "qkv.out";
        encoding.project(normed, prefix + "qkv_proj", weights.queryKeyValue(layer), packed);
        String attended = prefix + "attended";
        Map<String, Number> attributes = new TreeMap<>(
                Map.of("num_heads", shape.heads(), "kv_num_heads", shape.kvHeads(), "do_rotary", 1, "scale", (float)
                        (1 / Math.sqrt(shape.head().size()))));
        config.slidingWindow().ifPresent(window -> attributes.put("local_window_size", window));
        graph.node(
                GraphWriter.CONTRIB,
                "GroupQueryAttention",
                List.of(
                        packed,
                        "",
                        "",
                        DecoderContract.pastKey(layer),
                        DecoderContract.pastValue(layer),
                        DecoderContract.LAST_POSITION,
                        DecoderContract.TOTAL_LENGTH,
                        COSINES,
                        SINES),
                List.of(attended, DecoderContract.presentKey(layer), DecoderContract.presentValue(layer)),
                attributes);
        return attended;
    }

    /** Gated feed-forward (Shazeer 2020, GLU variants, section 2, SwiGLU); SiLU is {@code x · sigmoid(x)}. */
    private String feedForward(int layer, String normed) {
        String prefix = "layers." + layer + ".";
        String gate = prefix + "gate";
        String up = prefix + "up";
        encoding.project(normed, prefix + "gate_proj", weights.gate(layer), gate);
        encoding.project(normed, prefix + "up_proj", weights.up(layer), up);
        String open = prefix + "gate.open";
        String activated = prefix + "gate.activated";
        String gated = prefix + "gated";
        graph.node("", "Sigmoid", List.of(gate), List.of(open), Map.of());
        graph.node("", "Mul", List.of(gate, open), List.of(activated), Map.of());
        graph.node("", "Mul", List.of(activated, up), List.of(gated), Map.of());
        String down = prefix + "down";
        encoding.project(gated, prefix + "down_proj", weights.down(layer), down);
        return down;
    }

    /** Returns the rows of the wanted positions, {@code [positions, width]}. */
    private String wanted(String rows) {
        String gathered = rows + ".wanted";
        String flat = gathered + ".flat";
        graph.node("", "Gather", List.of(rows, DecoderContract.OUTPUT_POSITIONS), List.of(gathered), Map.of("axis", 1));
        graph.node("", "Squeeze", List.of(gathered, BATCH_AXIS), List.of(flat), Map.of());
        return flat;
    }

    private String norm(String input, String name, float[] gain) {
        tally.mapped(graph.vector(name, gain));
        String output = name + ".out";
        graph.node(
                "",
                "SimplifiedLayerNormalization",
                List.of(input, name),
                List.of(output),
                Map.of("axis", -1, "epsilon", (float) config.normEpsilon(), "stash_type", 1));
        return output;
    }

    private Stream addAndNorm(String input, String residual, String name, float[] gain) {
        tally.mapped(graph.vector(name, gain));
        String output = name + ".out";
        String sum = name + ".sum";
        graph.node(
                GraphWriter.CONTRIB,
                "SkipSimplifiedLayerNormalization",
                List.of(input, residual, name),
                List.of(output, "", "", sum),
                Map.of("epsilon", (float) config.normEpsilon()));
        return new Stream(sum, output);
    }
}
