package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    private final TorchEngine torch = TorchEngine.load();
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = torch.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void adamWFollowsAlgorithmTwoInFloat64() {
        Random random = new Random(5);
        float[] start = gaussian(random, 12);
        OptimizerSettings settings = new OptimizerSettings(0.9, 0.95, 1e-8, 0.1, 1e9, MatrixRule.ADAMW);
        NDArray parameter = manager.create(start, new Shape(3, 4));
        parameter.setRequiresGradient(true);
        double[] weight = toDouble(start);
        double[] mean = new double[12];
        double[] square = new double[12];

        try (Optimizer optimizer =
                new Optimizer(torch, settings, LinearPrecision.FLOAT32, Map.of("w.weight", parameter))) {
            for (int step = 1; step <= 5; step++) {
                float[] gradient = gaussian(random, 12);
                give(parameter, gradient);
                optimizer.update(step, 0.01, optimizer.gradientNorm());
                for (int i = 0; i < 12; i++) {
                    mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                    square[i] = 0.95 * square[i] + 0.05 * gradient[i] * gradient[i];
                    double unbiasedMean = mean[i] / (1 - Math.pow(0.9, step));
                    double unbiasedSquare = square[i] / (1 - Math.pow(0.95, step));
                    weight[i] -= 0.01 * (unbiasedMean / (Math.sqrt(unbiasedSquare) + 1e-8) + 0.1 * weight[i]);
                }
            }
        }

        float[] actual = parameter.toFloatArray();
        for (int i = 0; i < 12; i++) {
            assertThat((double) actual[i]).isCloseTo(weight[i], within(1e-6));
        }
    }

    @Test
    void theLengthOfTheWholeGradientIsMeasuredAndClipped() {
        NDArray a = manager.zeros(new Shape(2));
        NDArray b = manager.zeros(new Shape(1));
        a.setRequiresGradient(true);
        b.setRequiresGradient(true);
        OptimizerSettings settings = new OptimizerSettings(0, 0, 1, 0, 1, MatrixRule.ADAMW);
        try (Optimizer optimizer = new Optimizer(torch, settings, LinearPrecision.FLOAT32, Map.of("a", a, "b", b))) {
            give(a, new float[] {3, 0});
            give(b, new float[] {4});

            double norm = optimizer.gradientNorm();
            optimizer.update(1, 1, norm);

            assertThat(norm).isCloseTo(5, within(1e-6));
            // without decay and betas the change is g / (|g| + 1) of the clipped gradient
            assertThat(a.toFloatArray()[0]).isCloseTo(-0.6f / 1.6f, within(1e-6f));
            assertThat(b.toFloatArray()[0]).isCloseTo(-0.8f / 1.8f, within(1e-6f));
            assertThat(optimizer.gradientNorm()).isZero();
        }
    }

    @Test
    void muonMovesABlocksMatrixAlongAllDirectionsAlike() {
        NDArray parameter = manager.zeros(new Shape(8, 4));
        parameter.setRequiresGradient(true);
        OptimizerSettings settings = new OptimizerSettings(0.9, 0.95, 1e-8, 0, 1e9, MatrixRule.MUON);
        try (Optimizer optimizer = new Optimizer(
                torch, settings, LinearPrecision.FLOAT32, Map.of("model.layers.0.mlp.up_proj.weight", parameter))) {
            give(parameter, gaussian(new Random(9), 32));

            optimizer.update(1, 1, 1);

            // the columns of the change are nearly orthonormal up to 0.2 sqrt(8)
            double scale = 0.2 * Math.sqrt(8);
            float[] change = parameter.toFloatArray();
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    double product = 0;
                    for (int row = 0; row < 8; row++) {
                        product += change[row * 4 + i] * change[row * 4 + j];
                    }
                    assertThat(product / scale / scale).isCloseTo(i == j ? 1 : 0, within(0.45));
                }
            }
        }
    }

    @Test
    void updatesLeaveNoArraysBehind() {
        NDArray parameter = manager.zeros(new Shape(8, 4));
        parameter.setRequiresGradient(true);
        NDManager system = manager.getParentManager();
        for (MatrixRule rule : MatrixRule.values()) {
            OptimizerSettings settings = new OptimizerSettings(0.9, 0.95, 1e-8, 0.1, 1, rule);
            try (Optimizer optimizer =
                    new Optimizer(torch, settings, LinearPrecision.FLOAT32, Map.of("blocks.0.weight", parameter))) {
                give(parameter, gaussian(new Random(9), 32));
                optimizer.update(1, 0.1, optimizer.gradientNorm());
                NDManager own = optimizer.moments().get(0).mean().getManager();
                int held = own.getManagedArrays().size();
                int outside = manager.getManagedArrays().size()
                        + system.getManagedArrays().size();
                for (int step = 2; step < 20; step++) {
                    give(parameter, gaussian(new Random(step), 32));
                    optimizer.update(step, 0.1, optimizer.gradientNorm());
                }

                assertThat(own.getManagedArrays()).hasSize(held);
                assertThat(manager.getManagedArrays().size()
                                + system.getManagedArrays().size())
                        .isEqualTo(outside);
            }
        }
    }

    /** Makes the parameter's gradient {@code values}. */
    private void give(NDArray parameter, float[] values) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray upstream = scope.create(values, parameter.getShape());
            GradientMode.ON.run(() -> {
                NDArray same = parameter.mul(1);
                same.attach(scope);
                JniUtils.backward((PtNDArray) same, (PtNDArray) upstream, false, false);
            });
        }
    }

    private static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] toDouble(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
