package dev.headroom.checkpoint.synthetic;

import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.synthetic.SyntheticShape.HeadWeights;
import dev.headroom.model.ModelShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tensors of a Llama decoder and how widely each spreads. */
final class SyntheticTensors {

    private SyntheticTensors() {}

    static List<TensorInfo> of(SyntheticShape shape) {
        ModelShape sizes = shape.sizes();
        long hidden = sizes.hiddenSize();
        long query = (long) sizes.heads() * sizes.headSize();
        long key = (long) sizes.kvHeads() * sizes.headSize();
        long intermediate = sizes.intermediateSize();
        List<TensorInfo> tensors = new ArrayList<>();
        tensors.add(tensor("model.embed_tokens", sizes.vocabularySize(), hidden));
        for (int layer = 0; layer < sizes.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            tensors.add(tensor(prefix + "input_layernorm", hidden));
            tensors.add(tensor(prefix + "self_attn.q_proj", query, hidden));
            tensors.add(tensor(prefix + "self_attn.k_proj", key, hidden));
            tensors.add(tensor(prefix + "self_attn.v_proj", key, hidden));
            tensors.add(tensor(prefix + "self_attn.o_proj", hidden, query));
            tensors.add(tensor(prefix + "post_attention_layernorm", hidden));
            tensors.add(tensor(prefix + "mlp.gate_proj", intermediate, hidden));
            tensors.add(tensor(prefix + "mlp.up_proj", intermediate, hidden));
            tensors.add(tensor(prefix + "mlp.down_proj", hidden, intermediate));
        }
        tensors.add(tensor("model.norm", hidden));
        if (shape.head() == HeadWeights.OWN) {
            tensors.add(tensor("lm_head", sizes.vocabularySize(), hidden));
        }
        return tensors;
    }

    private static TensorInfo tensor(String name, long... shape) {
        return new TensorInfo(
                name + ".weight", DType.BF16, Arrays.stream(shape).boxed().toList());
    }

    /** Returns the standard deviation of a tensor's weights; 0 where all are 1. */
    static float deviation(TensorInfo tensor, int layers) {
        if (tensor.shape().size() == 1) {
            return 0;
        }
        double deviation = 1 / Math.sqrt((double) tensor.columns());
        boolean backToResidual =
                tensor.name().contains("o_proj") || tensor.name().contains("down_proj");
        return (float) (backToResidual ? deviation / Math.sqrt(2.0 * layers) : deviation);
    }
}
