package dev.headroom.checkpoint;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.ModelConfig.Scaling;

/**
 * How fast each pair of channels turns in the rotary embedding (Su et al. 2021, RoFormer, section 3.2.2): the angle of
 * position {@code p} and pair {@code i} is {@code p · theta^(-2i/width)}, wavelengths stretched as the model asks.
 */
public final class RotaryFrequencies {

    private RotaryFrequencies() {}

    /**
     * Returns one frequency per pair.
     *
     * @param rotary what the model asks for
     * @param width rotated channels of a head, even
     * @param where names the model in errors
     * @throws UnsupportedFeatureException for a kind of stretching that is not known
     */
    public static double[] of(Rotary rotary, int width, String where) {
        double[] frequencies = new double[width / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double frequency = Math.pow(rotary.theta(), -2.0 * i / width);
            frequencies[i] = rotary.scaling().isPresent()
                    ? stretch(frequency, rotary.scaling().get(), where)
                    : frequency;
        }
        return frequencies;
    }

    private static double stretch(double frequency, Scaling scaling, String where) {
        return switch (scaling.type()) {
            case "linear" -> frequency / scaling.factor();
            case "llama3" -> stretchByWavelength(frequency, scaling, where);
            default -> throw new UnsupportedFeatureException("rotary scaling " + scaling.type(), where);
        };
    }

    /** Long waves are stretched, short ones kept, those between interpolated; as in Hugging Face's llama3 rule. */
    private static double stretchByWavelength(double frequency, Scaling scaling, String where) {
        if (scaling.lowFrequencyFactor().isEmpty()
                || scaling.highFrequencyFactor().isEmpty()
                || scaling.originalContext().isEmpty()) {
            throw new UnsupportedFeatureException("llama3 rotary scaling without its factors", where);
        }
        double low = scaling.lowFrequencyFactor().getAsDouble();
        double high = scaling.highFrequencyFactor().getAsDouble();
        double turns = scaling.originalContext().getAsInt() * frequency / (2 * Math.PI);
        if (turns < low) {
            return frequency / scaling.factor();
        }
        if (turns > high) {
            return frequency;
        }
        double smooth = (turns - low) / (high - low);
        return (1 - smooth) * frequency / scaling.factor() + smooth * frequency;
    }
}
