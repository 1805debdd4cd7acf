package dev.headroom.backend.djl.architecture;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import java.util.function.UnaryOperator;

/** Puts the network that a checkpoint asks for over its weights. */
public final class Architectures {

    private Architectures() {}

    /**
     * Returns the decoder of a configuration.
     *
     * @throws UnsupportedFeatureException if it asks for another kind of network
     */
    public static DecoderNetwork decoder(ModelConfig config, Weights weights, TensorOps ops) {
        return decoder(config, weights, ops, UnaryOperator.identity());
    }

    /**
     * Returns the decoder of a configuration with something on top of its linear layers, for example an adapter.
     *
     * @param over gets the layers as stored and returns those to apply
     * @throws UnsupportedFeatureException if it asks for another kind of network
     */
    public static DecoderNetwork decoder(
            ModelConfig config, Weights weights, TensorOps ops, UnaryOperator<LinearLayers> over) {
        return switch (config.architecture()) {
            case "LlamaForCausalLM", "MistralForCausalLM" ->
                llama(config, weights, over.apply(new DenseLayers(weights, ops)), ops);
            case "PhiForCausalLM" -> new PhiNetwork(config, weights, over.apply(new DenseLayers(weights, ops)), ops);
            case "GPT2LMHeadModel" ->
                new Gpt2Network(config, weights, over.apply(new TransposedLayers(weights, ops)), ops);
            default -> throw new UnsupportedFeatureException("a decoder of architecture", config.architecture());
        };
    }

    private static DecoderNetwork llama(ModelConfig config, Weights weights, LinearLayers dense, TensorOps ops) {
        if (!config.activation().equals("silu")) {
            throw new UnsupportedFeatureException("activation " + config.activation(), config.architecture());
        }
        return new LlamaNetwork(config, weights, dense, ops);
    }

    /**
     * Returns the encoder of a configuration.
     *
     * @throws UnsupportedFeatureException if it asks for another kind of network
     */
    public static EncoderNetwork encoder(ModelConfig config, Weights weights, TensorOps ops) {
        if (config.architecture().startsWith("Bert") || config.architecture().startsWith("DistilBert")) {
            return new BertNetwork(config, weights, new DenseLayers(weights, ops), ops);
        }
        throw new UnsupportedFeatureException("an encoder of architecture", config.architecture());
    }
}
