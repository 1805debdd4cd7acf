package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.RotaryFrequencies;
import java.util.function.DoubleUnaryOperator;

/** Cosines and sines of rotary positions, computed in float64 for the span that is asked for. Thread-safe. */
final class RotaryTable {

    private final double[] frequencies;

    private RotaryTable(double[] frequencies) {
        this.frequencies = frequencies;
    }

    static RotaryTable of(ModelConfig config) {
        ModelConfig.Rotary rotary = config.rotary()
                .orElseThrow(() -> new IllegalArgumentException(config.architecture() + " states no rotary positions"));
        int width = (int) Math.round(config.shape().headSize() * rotary.fraction());
        return new RotaryTable(RotaryFrequencies.of(rotary, width, config.architecture()));
    }

    /** Returns how many channels of a head turn. */
    int width() {
        return 2 * frequencies.length;
    }

    Positions.Angles angles(NDManager manager, int start, int length) {
        return new Positions.Angles(table(manager, start, length, Math::cos), table(manager, start, length, Math::sin));
    }

    private NDArray table(NDManager manager, int start, int length, DoubleUnaryOperator function) {
        float[] values = new float[length * frequencies.length];
        for (int row = 0; row < length; row++) {
            for (int i = 0; i < frequencies.length; i++) {
                values[row * frequencies.length + i] = (float) function.applyAsDouble((start + row) * frequencies[i]);
            }
        }
        return manager.create(values, new Shape(length, frequencies.length));
    }
}
