package dev.headroom.checkpoint;

import dev.headroom.model.ModelShape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What {@code config.json} (or GGUF metadata) says about a decoder.
 *
 * @param architecture the Hugging Face architecture, for example {@code MistralForCausalLM}
 * @param shape the sizes
 * @param activation name of the feed-forward activation, for example {@code silu}
 * @param normEpsilon added to the variance in the norms
 * @param rotary the rotary embedding; absent where positions are learned
 * @param tiedEmbeddings whether the output head is the token embedding
 * @param slidingWindow tokens that attention looks back; absent for all of them
 * @param attentionBias whether the attention projections have biases
 * @param mlpBias whether the feed-forward projections have biases
 * @param bosToken id of the token that starts a sequence
 * @param eosTokens ids that end a sequence; possibly empty
 * @param modelType the {@code model_type} field
 */
public record ModelConfig(
        String architecture,
        ModelShape shape,
        String activation,
        double normEpsilon,
        Optional<Rotary> rotary,
        boolean tiedEmbeddings,
        OptionalInt slidingWindow,
        boolean attentionBias,
        boolean mlpBias,
        OptionalInt bosToken,
        List<Integer> eosTokens,
        String modelType) {

    /** Copies the list and rejects nulls. */
    public ModelConfig {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(activation, "activation");
        eosTokens = List.copyOf(eosTokens);
    }

    /**
     * Rotary position embedding (Su et al. 2021, RoFormer, section 3.2), halves layout as in Hugging Face.
     *
     * @param theta base of the wavelengths, for example 10000
     * @param fraction share of a head that is rotated, in (0, 1]
     * @param scaling how longer contexts are reached; absent for none
     */
    public record Rotary(double theta, double fraction, Optional<Scaling> scaling) {}

    /**
     * Stretching of the rotary wavelengths.
     *
     * @param type {@code linear} or {@code llama3}
     * @param factor how much longer the context became
     * @param lowFrequencyFactor {@code llama3} only
     * @param highFrequencyFactor {@code llama3} only
     * @param originalContext {@code llama3} only: the context length before stretching
     */
    public record Scaling(
            String type,
            double factor,
            OptionalDouble lowFrequencyFactor,
            OptionalDouble highFrequencyFactor,
            OptionalInt originalContext) {}
}
