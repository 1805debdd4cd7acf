package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headroom.backend.djl.architecture.Attention;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.Positions;
import dev.headroom.backend.djl.architecture.WholeSequence;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.training.TrainableModel;

/** What a model says to a fixed text. */
public final class Logits {

    private static final long[] TEXT = {5, 17, 60, 0, 33, 33, 8, 41, 2, 63};

    private Logits() {}

    /** Returns the logits of every position. */
    public static float[] of(TrainableModel model) {
        DecoderNetwork network = model.network();
        Attention attention = new WholeSequence(model.ops());
        return GradientMode.OFF.get(() -> {
            try (NDManager manager = TorchEngine.load().newManager()) {
                NDArray x = network.embed(manager.create(TEXT, new Shape(1, TEXT.length)), 0);
                Positions positions = network.positions(manager, 0, TEXT.length);
                for (int i = 0; i < network.blocks(); i++) {
                    x = network.block(i, x, positions, attention);
                }
                return network.logits(x).toFloatArray();
            }
        });
    }

    /** Returns the largest difference of two elements. */
    public static double largestDifference(float[] one, float[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }
}
