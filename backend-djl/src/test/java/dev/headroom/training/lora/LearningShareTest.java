package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.training.NewDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningShareTest {

    /** Gradient, mean and mean square of AdamW. */
    private static final long STATE_BYTES = 12;

    @Test
    void aDecoderOf88MillionWeightsNeeds98PercentLessGradientAndOptimiserState() {
        List<TensorInfo> tensors = tensors(12, 768, 2048, 4096);
        long all = tensors.stream().mapToLong(TensorInfo::elements).sum();
        assertThat(all).isEqualTo(new NewDecoder(12, 768, 2048, 12, 12, 4096, 128).parameters());

        TargetLayers layers = TargetLayers.of("LlamaForCausalLM", tensors);
        long learning = layers.meantBy(LoraSettings.defaults().targets()).stream()
                .mapToLong(layer -> layer.parameters(LoraSettings.DEFAULT_RANK))
                .sum();

        assertThat(layers.shortNames())
                .containsExactly("down_proj", "gate_proj", "k_proj", "o_proj", "q_proj", "up_proj", "v_proj");
        assertThat(learning * STATE_BYTES).isEqualTo(16_809_984);
        assertThat(1 - (double) learning / all).isGreaterThan(0.98);
    }

    private static List<TensorInfo> tensors(int blocks, long hidden, long inner, long vocabulary) {
        List<TensorInfo> tensors = new ArrayList<>();
        add(tensors, "model.embed_tokens", vocabulary, hidden);
        for (int i = 0; i < blocks; i++) {
            String block = "model.layers." + i + ".";
            for (String name : List.of("q_proj", "k_proj", "v_proj", "o_proj")) {
                add(tensors, block + "self_attn." + name, hidden, hidden);
            }
            add(tensors, block + "mlp.gate_proj", inner, hidden);
            add(tensors, block + "mlp.up_proj", inner, hidden);
            add(tensors, block + "mlp.down_proj", hidden, inner);
            add(tensors, block + "input_layernorm", hidden);
            add(tensors, block + "post_attention_layernorm", hidden);
        }
        add(tensors, "model.norm", hidden);
        return tensors;
    }

    private static void add(List<TensorInfo> tensors, String module, Long... shape) {
        tensors.add(new TensorInfo(module + ".weight", DType.F32, List.of(shape)));
    }
}
