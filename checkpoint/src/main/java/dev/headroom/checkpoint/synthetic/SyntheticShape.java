package dev.headroom.checkpoint.synthetic;

import dev.headroom.model.ModelShape;
import java.util.Arrays;
import java.util.Locale;

/** Shapes of published decoders that a synthetic checkpoint can have. */
public enum SyntheticShape {
    /** For tests: 0.1 M weights. */
    TINY("tiny", "LlamaForCausalLM", new Sizes(2, 64, 160, 4, 2, 16, 320, 128), HeadWeights.OWN, 0),
    /** SmolLM 135M. */
    M135("135m", "LlamaForCausalLM", new Sizes(30, 576, 1536, 9, 3, 64, 49152, 2048), HeadWeights.TIED, 0),
    /** TinyLlama 1.1B. */
    B1("1.1b", "LlamaForCausalLM", new Sizes(22, 2048, 5632, 32, 4, 64, 32000, 2048), HeadWeights.OWN, 0),
    /** Mistral 7B v0.1, zephyr-7b-beta. */
    B7("7b", "MistralForCausalLM", new Sizes(32, 4096, 14336, 32, 8, 128, 32000, 32768), HeadWeights.OWN, 4096);

    private final String label;
    private final String architecture;

    @SuppressWarnings("ImmutableEnumChecker") // a record of ints
    private final Sizes sizes;

    private final HeadWeights head;
    private final int slidingWindow;

    SyntheticShape(String label, String architecture, Sizes sizes, HeadWeights head, int slidingWindow) {
        this.label = label;
        this.architecture = architecture;
        this.sizes = sizes;
        this.head = head;
        this.slidingWindow = slidingWindow;
    }

    private record Sizes(
            int layers,
            int hidden,
            int intermediate,
            int heads,
            int kvHeads,
            int headSize,
            int vocabulary,
            int context) {}

    /** Where the output head comes from. */
    enum HeadWeights {
        /** It is the token table. */
        TIED,
        /** It has its own matrix. */
        OWN
    }

    /** Returns the name as users write it, for example {@code 1.1b}. */
    public String label() {
        return label;
    }

    /**
     * Reads a name such as {@code 1.1b}, in any case.
     *
     * @throws IllegalArgumentException if there is no such shape
     */
    public static SyntheticShape parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(shape -> shape.label.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("shape must be one of "
                        + Arrays.stream(values()).map(SyntheticShape::label).toList() + ", was " + text));
    }

    /** Returns the sizes. */
    public ModelShape sizes() {
        long hidden = sizes.hidden;
        long attention = 2 * hidden * sizes.headSize * ((long) sizes.heads + sizes.kvHeads);
        long layer = attention + 3 * hidden * sizes.intermediate + 2 * hidden;
        long table = hidden * sizes.vocabulary;
        long total = sizes.layers * layer + hidden + table * (head == HeadWeights.TIED ? 1 : 2);
        return new ModelShape(
                sizes.layers,
                sizes.hidden,
                sizes.intermediate,
                sizes.heads,
                sizes.kvHeads,
                sizes.headSize,
                sizes.vocabulary,
                sizes.context,
                total,
                table);
    }

    String architecture() {
        return architecture;
    }

    HeadWeights head() {
        return head;
    }

    /** Returns the tokens that attention looks back; 0 for all. */
    int slidingWindow() {
        return slidingWindow;
    }
}
