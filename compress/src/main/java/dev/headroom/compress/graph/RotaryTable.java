package dev.headroom.compress.graph;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import java.util.function.DoubleUnaryOperator;

/**
 * Cosines and sines of the rotary embedding (Su et al. 2021, RoFormer, section 3.2.2): the angle of position {@code p}
 * and pair {@code i} is {@code p · theta^(-2i/size)}, wavelengths stretched as the model asks.
 */
final class RotaryTable {

    private final double[] frequencies;
    private final int columns;

    /**
     * @param rotary what the model asks for
     * @param head layout of the heads; padded pairs get frequency 0
     * @param where names the model in errors
     */
    RotaryTable(Rotary rotary, HeadLayout head, String where) {
        if (rotary.fraction() != 1) {
            throw new UnsupportedFeatureException("rotation of a part of each head", where);
        }
        columns = head.padded() / 2;
        frequencies = new double[head.size() / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double frequency = Math.pow(rotary.theta(), -2.0 * i / head.size());
            frequencies[i] = rotary.scaling().isPresent()
                    ? stretch(frequency, rotary.scaling().get(), where)
                    : frequency;
        }
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

    /** Returns the cosines {@code [positions, padded / 2]}. */
    Matrix cosines(int positions) {
        return table(positions, Math::cos);
    }

    /** Returns the sines {@code [positions, padded / 2]}. */
    Matrix sines(int positions) {
        return table(positions, Math::sin);
    }

    private Matrix table(int positions, DoubleUnaryOperator function) {
        return new Matrix(positions, columns, (first, count, target) -> {
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < columns; i++) {
                    double angle = i < frequencies.length ? (first + row) * frequencies[i] : 0;
                    target[row * columns + i] = (float) function.applyAsDouble(angle);
                }
            }
        });
    }
}
