package dev.headroom.compress.graph;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.RotaryFrequencies;
import java.util.function.DoubleUnaryOperator;

/**
 * Cosines and sines of the rotary embedding, one row per position, one column per pair of channels.
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
        frequencies = RotaryFrequencies.of(rotary, head.size(), where);
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
