package dev.headroom.compress.graph;

import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.model.ModelShape;

/** A Llama decoder in float64, written down from the papers without any shortcut: the control of the graph. */
final class ReferenceDecoder {

    private final TensorSource tensors;
    private final ModelConfig config;
    private final ModelShape shape;

    ReferenceDecoder(TensorSource tensors, ModelConfig config) {
        this.tensors = tensors;
        this.config = config;
        this.shape = config.shape();
    }

    /** Returns the logits of every position, {@code [ids, vocabulary]}. */
    double[][] logits(int... ids) {
        double[][] rows = new double[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = row("model.embed_tokens.weight", ids[i], shape.hiddenSize());
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            rows = add(rows, attention(prefix + "self_attn.", norm(rows, prefix + "input_layernorm.weight")));
            rows = add(rows, feedForward(prefix + "mlp.", norm(rows, prefix + "post_attention_layernorm.weight")));
        }
        String head = config.tiedEmbeddings() ? "model.embed_tokens.weight" : "lm_head.weight";
        return multiply(norm(rows, "model.norm.weight"), head, shape.vocabularySize());
    }

    private double[][] attention(String prefix, double[][] x) {
        int size = shape.headSize();
        double[][] q = multiply(x, prefix + "q_proj.weight", shape.heads() * size);
        double[][] k = multiply(x, prefix + "k_proj.weight", shape.kvHeads() * size);
        double[][] v = multiply(x, prefix + "v_proj.weight", shape.kvHeads() * size);
        for (int position = 0; position < x.length; position++) {
            rotate(q[position], position);
            rotate(k[position], position);
        }
        double[][] out = new double[x.length][shape.heads() * size];
        int window = config.slidingWindow().orElse(Integer.MAX_VALUE);
        for (int head = 0; head < shape.heads(); head++) {
            int kvHead = head / (shape.heads() / shape.kvHeads());
            for (int i = 0; i < x.length; i++) {
                int first = Math.max(0, i - window + 1);
                double[] scores = new double[i + 1];
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = first; j <= i; j++) {
                    for (int d = 0; d < size; d++) {
                        scores[j] += q[i][head * size + d] * k[j][kvHead * size + d];
                    }
                    scores[j] /= Math.sqrt(size);
                    largest = Math.max(largest, scores[j]);
                }
                double sum = 0;
                for (int j = first; j <= i; j++) {
                    scores[j] = Math.exp(scores[j] - largest);
                    sum += scores[j];
                }
                for (int j = first; j <= i; j++) {
                    for (int d = 0; d < size; d++) {
                        out[i][head * size + d] += scores[j] / sum * v[j][kvHead * size + d];
                    }
                }
            }
        }
        return multiply(out, prefix + "o_proj.weight", shape.hiddenSize());
    }

    private void rotate(double[] heads, int position) {
        int size = shape.headSize();
        for (int start = 0; start < heads.length; start += size) {
            for (int i = 0; i < size / 2; i++) {
                double angle = position * frequency(i);
                double a = heads[start + i];
                double b = heads[start + size / 2 + i];
                heads[start + i] = a * Math.cos(angle) - b * Math.sin(angle);
                heads[start + size / 2 + i] = b * Math.cos(angle) + a * Math.sin(angle);
            }
        }
    }

    private double frequency(int pair) {
        ModelConfig.Rotary rotary = config.rotary().orElseThrow();
        double frequency = 1 / Math.pow(rotary.theta(), 2.0 * pair / shape.headSize());
        if (rotary.scaling().isEmpty()) {
            return frequency;
        }
        Scaling scaling = rotary.scaling().get();
        if (scaling.type().equals("linear")) {
            return frequency / scaling.factor();
        }
        double context = scaling.originalContext().orElseThrow();
        double low = scaling.lowFrequencyFactor().orElseThrow();
        double high = scaling.highFrequencyFactor().orElseThrow();
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength < context / high) {
            return frequency;
        }
        if (wavelength > context / low) {
            return frequency / scaling.factor();
        }
        double smooth = (context / wavelength - low) / (high - low);
        return (1 - smooth) * frequency / scaling.factor() + smooth * frequency;
    }

    private double[][] feedForward(String prefix, double[][] x) {
        double[][] gate = multiply(x, prefix + "gate_proj.weight", shape.intermediateSize());
        double[][] up = multiply(x, prefix + "up_proj.weight", shape.intermediateSize());
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < gate[i].length; j++) {
                up[i][j] *= gate[i][j] / (1 + Math.exp(-gate[i][j]));
            }
        }
        return multiply(up, prefix + "down_proj.weight", shape.hiddenSize());
    }

    private double[][] norm(double[][] x, String gainName) {
        double[] gain = row(gainName, 0, shape.hiddenSize());
        double[][] out = new double[x.length][gain.length];
        for (int i = 0; i < x.length; i++) {
            double squares = 0;
            for (double value : x[i]) {
                squares += value * value;
            }
            double inverse = 1 / Math.sqrt(squares / gain.length + config.normEpsilon());
            for (int j = 0; j < gain.length; j++) {
                out[i][j] = x[i][j] * inverse * gain[j];
            }
        }
        return out;
    }

    private double[][] multiply(double[][] x, String name, int outputs) {
        double[][] out = new double[x.length][outputs];
        for (int o = 0; o < outputs; o++) {
            double[] weights = row(name, o, x[0].length);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    out[i][o] += weights[j] * x[i][j];
                }
            }
        }
        return out;
    }

    private double[] row(String name, int row, int columns) {
        float[] values = new float[columns];
        tensors.readFloats(name, (long) row * columns, values, columns);
        double[] wide = new double[columns];
        for (int i = 0; i < columns; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static double[][] add(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                a[i][j] += b[i][j];
            }
        }
        return a;
    }
}
