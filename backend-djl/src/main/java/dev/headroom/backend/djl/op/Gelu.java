package dev.headroom.backend.djl.op;

import dev.headroom.UnsupportedFeatureException;

/** The two forms of the Gaussian error linear unit that checkpoints name. */
public enum Gelu {
    /** By the error function: {@code gelu} in configurations. */
    EXACT,
    /** By the hyperbolic tangent: {@code gelu_new} in configurations. */
    TANH;

    /**
     * Reads the name of an activation.
     *
     * @param name as in a configuration
     * @param where names the model in errors
     * @throws UnsupportedFeatureException if it is another function
     */
    public static Gelu parse(String name, String where) {
        return switch (name) {
            case "gelu" -> EXACT;
            case "gelu_new", "gelu_fast", "gelu_pytorch_tanh" -> TANH;
            default -> throw new UnsupportedFeatureException("activation " + name, where);
        };
    }
}
