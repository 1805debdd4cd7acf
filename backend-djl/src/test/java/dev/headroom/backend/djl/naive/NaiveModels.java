package dev.headroom.backend.djl.naive;

import static dev.headroom.backend.djl.naive.Rows.add;
import static dev.headroom.backend.djl.naive.Rows.attend;
import static dev.headroom.backend.djl.naive.Rows.geluExact;
import static dev.headroom.backend.djl.naive.Rows.geluTanh;
import static dev.headroom.backend.djl.naive.Rows.layerNorm;
import static dev.headroom.backend.djl.naive.Rows.linear;
import static dev.headroom.backend.djl.naive.Rows.look;
import static dev.headroom.backend.djl.naive.Rows.product;
import static dev.headroom.backend.djl.naive.Rows.rmsNorm;
import static dev.headroom.backend.djl.naive.Rows.rotate;
import static dev.headroom.backend.djl.naive.Rows.slice;

import dev.headroom.checkpoint.TensorSource;
import java.util.stream.IntStream;

/**
 * The published definitions in float64 and plain loops, slow and short: what the array form is compared with.
 *
 * @param tensors of the checkpoint
 * @param layers blocks
 * @param heads query heads
 * @param kvHeads key heads
 */
public record NaiveModels(TensorSource tensors, int layers, int heads, int kvHeads) {

    /** Logits of every position of a Llama or Mistral. */
    public double[][] llama(int[] ids, int window, double epsilon) {
        double[][] x = look(ids, get("model.embed_tokens.weight"), get("model.norm.weight").length);
        int width = get("model.layers.0.self_attn.q_proj.weight").length / x[0].length / heads;
        for (int i = 0; i < layers; i++) {
            String block = "model.layers." + i + ".";
            double[][] h = rmsNorm(x, get(block + "input_layernorm.weight"), epsilon);
            double[][] q = plain(block + "self_attn.q_proj", h);
            double[][] k = plain(block + "self_attn.k_proj", h);
            double[][] v = plain(block + "self_attn.v_proj", h);
            rotate(q, heads, width, 10_000);
            rotate(k, kvHeads, width, 10_000);
            double[][] mixed = attend(q, k, v, heads, kvHeads, (a, b) -> b <= a && a - b < window);
            x = add(x, plain(block + "self_attn.o_proj", mixed));
            h = rmsNorm(x, get(block + "post_attention_layernorm.weight"), epsilon);
            double[][] gate = plain(block + "mlp.gate_proj", h);
            double[][] up = plain(block + "mlp.up_proj", h);
            for (int row = 0; row < gate.length; row++) {
                for (int j = 0; j < gate[row].length; j++) {
                    up[row][j] *= gate[row][j] / (1 + Math.exp(-gate[row][j]));
                }
            }
            x = add(x, plain(block + "mlp.down_proj", up));
        }
        return plain("lm_head", rmsNorm(x, get("model.norm.weight"), epsilon));
    }

    /** Logits of every position of a Phi that rotates half of each head. */
    public double[][] phi(int[] ids, double epsilon) {
        double[][] x = look(ids, get("model.embed_tokens.weight"), get("model.final_layernorm.weight").length);
        int width = x[0].length / heads / 2;
        for (int i = 0; i < layers; i++) {
            String block = "model.layers." + i + ".";
            double[][] h = norm(block + "input_layernorm", x, epsilon);
            double[][] q = biased(block + "self_attn.q_proj", h);
            double[][] k = biased(block + "self_attn.k_proj", h);
            rotate(q, heads, width, 10_000);
            rotate(k, heads, width, 10_000);
            double[][] mixed = attend(q, k, biased(block + "self_attn.v_proj", h), heads, heads, (a, b) -> b <= a);
            double[][] attended = biased(block + "self_attn.dense", mixed);
            double[][] fed = biased(block + "mlp.fc2", geluTanh(biased(block + "mlp.fc1", h)));
            x = add(x, add(attended, fed));
        }
        return biased("lm_head", norm("model.final_layernorm", x, epsilon));
    }

    /** Logits of every position of a GPT-2 with tied head. */
    public double[][] gpt2(int[] ids, String prefix, double epsilon) {
        int hidden = get(prefix + "ln_f.weight").length;
        double[][] x = add(
                look(ids, get(prefix + "wte.weight"), hidden),
                look(IntStream.range(0, ids.length).toArray(), get(prefix + "wpe.weight"), hidden));
        for (int i = 0; i < layers; i++) {
            String block = prefix + "h." + i + ".";
            double[][] qkv = stored(block + "attn.c_attn", norm(block + "ln_1", x, epsilon));
            double[][] mixed = attend(
                    slice(qkv, 0, hidden),
                    slice(qkv, hidden, 2 * hidden),
                    slice(qkv, 2 * hidden, 3 * hidden),
                    heads,
                    heads,
                    (a, b) -> b <= a);
            x = add(x, stored(block + "attn.c_proj", mixed));
            double[][] inner = geluTanh(stored(block + "mlp.c_fc", norm(block + "ln_2", x, epsilon)));
            x = add(x, stored(block + "mlp.c_proj", inner));
        }
        return linear(norm(prefix + "ln_f", x, epsilon), get(prefix + "wte.weight"), new double[0]);
    }

    /** The last hidden state of a BERT, all tokens of the first segment. */
    public double[][] bert(int[] ids, String prefix) {
        double[][] x = embeddings(ids, prefix);
        for (int i = 0; i < layers; i++) {
            String block = prefix + "encoder.layer." + i + ".";
            x = postNorm(x, new String[] {
                block + "attention.self.query",
                block + "attention.self.key",
                block + "attention.self.value",
                block + "attention.output.dense",
                block + "attention.output.LayerNorm",
                block + "intermediate.dense",
                block + "output.dense",
                block + "output.LayerNorm"
            });
        }
        return x;
    }

    /** The logits of a DistilBERT classifier. */
    public double[] distilBert(int[] ids) {
        double[][] x = embeddings(ids, "distilbert.");
        for (int i = 0; i < layers; i++) {
            String block = "distilbert.transformer.layer." + i + ".";
            x = postNorm(x, new String[] {
                block + "attention.q_lin",
                block + "attention.k_lin",
                block + "attention.v_lin",
                block + "attention.out_lin",
                block + "sa_layer_norm",
                block + "ffn.lin1",
                block + "ffn.lin2",
                block + "output_layer_norm"
            });
        }
        double[][] pooled = biased("pre_classifier", new double[][] {x[0]});
        for (int i = 0; i < pooled[0].length; i++) {
            pooled[0][i] = Math.max(0, pooled[0][i]);
        }
        return biased("classifier", pooled)[0];
    }

    private double[][] embeddings(int[] ids, String prefix) {
        String all = prefix + "embeddings.";
        int hidden = get(all + "LayerNorm.weight").length;
        double[][] x = add(
                look(ids, get(all + "word_embeddings.weight"), hidden),
                look(IntStream.range(0, ids.length).toArray(), get(all + "position_embeddings.weight"), hidden));
        if (tensors.contains(all + "token_type_embeddings.weight")) {
            x = add(x, look(new int[ids.length], get(all + "token_type_embeddings.weight"), hidden));
        }
        return norm(all + "LayerNorm", x, 1e-12);
    }

    private double[][] postNorm(double[][] x, String[] names) {
        double[][] mixed =
                attend(biased(names[0], x), biased(names[1], x), biased(names[2], x), heads, heads, (a, b) -> true);
        double[][] attended = norm(names[4], add(x, biased(names[3], mixed)), 1e-12);
        double[][] inner = geluExact(biased(names[5], attended));
        return norm(names[7], add(attended, biased(names[6], inner)), 1e-12);
    }

    private double[][] norm(String module, double[][] x, double epsilon) {
        return layerNorm(x, get(module + ".weight"), get(module + ".bias"), epsilon);
    }

    private double[][] plain(String module, double[][] x) {
        return linear(x, get(module + ".weight"), new double[0]);
    }

    private double[][] biased(String module, double[][] x) {
        return linear(x, get(module + ".weight"), get(module + ".bias"));
    }

    private double[][] stored(String module, double[][] x) {
        return product(x, get(module + ".weight"), get(module + ".bias"));
    }

    private double[] get(String name) {
        float[] values = new float[(int) tensors.info(name).elements()];
        tensors.readFloats(name, 0, values, values.length);
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
