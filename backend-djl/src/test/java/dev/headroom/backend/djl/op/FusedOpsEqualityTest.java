package dev.headroom.backend.djl.op;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fused operator computes the values and the gradients of its composed form. */
class FusedOpsEqualityTest {

    /** Of the largest value of the array compared, or of 1 where that is more. */
    private static final double FLOAT32 = 1e-5;

    private static final double BFLOAT16 = 2e-2;

    private final Random random = new Random(20_240_611);
    private NDManager manager;
    private TensorOps plain;

    @BeforeEach
    void loadsTheEngine() {
        manager = TorchEngine.load().newManager();
        plain = new PlainOps();
    }

    @AfterEach
    void freesTheArrays() {
        manager.close();
    }

    @Test
    void linearEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(2, 7, 13), normal(5, 13));
        assertEqual(FLOAT32, operands, LinearPrecision.FLOAT32, (ops, in) -> ops.linear(in.get(0), in.get(1)));
    }

    @Test
    void linearInBfloat16IsWithinTwoPerCentOfFloat32() {
        List<NDArray> operands = List.of(normal(2, 33, 64), normal(48, 64));
        assertEqual(BFLOAT16, operands, LinearPrecision.BFLOAT16, (ops, in) -> ops.linear(in.get(0), in.get(1)));
    }

    @Test
    void rmsNormEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(3, 5, 37), normal(37));
        assertEqual(FLOAT32, operands, LinearPrecision.FLOAT32, (ops, in) -> ops.rmsNorm(in.get(0), in.get(1), 1e-5));
    }

    @Test
    void rotaryEqualsItsComposedForm() {
        NDArray cos = normal(7, 6);
        NDArray sin = normal(7, 6);
        assertEqual(
                FLOAT32,
                List.of(normal(2, 3, 7, 12)),
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.rotary(in.get(0), cos, sin));
    }

    @Test
    void attentionEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(2, 3, 17, 10), normal(2, 3, 17, 10), normal(2, 3, 17, 10));
        assertEqual(
                FLOAT32,
                operands,
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.causalAttention(in.get(0), in.get(1), in.get(2)));
    }

    @Test
    void attentionWithSharedKeyHeadsEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(2, 6, 9, 8), normal(2, 2, 9, 8), normal(2, 2, 9, 8));
        assertEqual(
                FLOAT32,
                operands,
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.causalAttention(in.get(0), in.get(1), in.get(2)));
    }

    @Test
    void attentionInBfloat16IsWithinTwoPerCentOfFloat32() {
        List<NDArray> operands = List.of(normal(2, 6, 19, 8), normal(2, 2, 19, 8), normal(2, 2, 19, 8));
        assertEqual(
                BFLOAT16,
                operands,
                LinearPrecision.BFLOAT16,
                (ops, in) -> ops.causalAttention(in.get(0), in.get(1), in.get(2)));
    }

    @Test
    void attentionOfOnePositionEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(1, 4, 1, 8), normal(1, 4, 1, 8), normal(1, 4, 1, 8));
        assertEqual(
                FLOAT32,
                operands,
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.causalAttention(in.get(0), in.get(1), in.get(2)));
    }

    @Test
    void attentionToAllKeysEqualsItsComposedForm() {
        for (int heads : new int[] {2, 6}) {
            for (int time : new int[] {1, 5}) {
                assertEqual(
                        FLOAT32,
                        List.of(normal(1, heads, time, 8), normal(1, 2, 9, 8), normal(1, 2, 9, 8)),
                        LinearPrecision.FLOAT32,
                        (ops, in) -> ops.attention(in.get(0), in.get(1), in.get(2), Optional.empty()));
            }
        }
    }

    @Test
    void maskedAttentionEqualsItsComposedForm() {
        NDArray mask = manager.create(new float[] {0, -1e9f, 0, 0, -1e9f, 0, 0, 0, 0, 0}, new Shape(2, 1, 1, 5));
        assertEqual(
                FLOAT32,
                List.of(normal(2, 4, 3, 8), normal(2, 2, 5, 8), normal(2, 2, 5, 8)),
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.attention(in.get(0), in.get(1), in.get(2), Optional.of(mask)));
    }

    @Test
    void layerNormEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(3, 5, 37), normal(37), normal(37));
        assertEqual(
                FLOAT32,
                operands,
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-5));
    }

    @Test
    void geluEqualsItsComposedForm() {
        for (Gelu form : Gelu.values()) {
            assertEqual(
                    FLOAT32, List.of(normal(3, 50)), LinearPrecision.FLOAT32, (ops, in) -> ops.gelu(in.get(0), form));
        }
    }

    @Test
    void gatedSiluEqualsItsComposedForm() {
        List<NDArray> operands = List.of(normal(2, 5, 11), normal(2, 5, 11));
        assertEqual(FLOAT32, operands, LinearPrecision.FLOAT32, (ops, in) -> ops.gatedSilu(in.get(0), in.get(1)));
    }

    @Test
    void crossEntropyEqualsItsComposedForm() {
        NDArray targets = manager.create(new long[] {0, 12, 5, 5, 3});
        assertEqual(
                FLOAT32,
                List.of(normal(5, 13)),
                LinearPrecision.FLOAT32,
                (ops, in) -> ops.crossEntropy(in.get(0), targets));
    }

    @Test
    void resultsNeverBelongToTheOwnerOfTheWeights() {
        try (NDManager weights = manager.newSubManager();
                FusedOps fused = FusedOps.load(manager, LinearPrecision.FLOAT32)) {
            NDArray matrix = normal(8, 8);
            NDArray vector = normal(8);
            matrix.attach(weights);
            vector.attach(weights);
            int before = weights.getManagedArrays().size();
            for (TensorOps ops : List.of(plain, fused)) {
                try (NDManager scope = manager.newSubManager()) {
                    NDArray x = scope.zeros(new Shape(1, 3, 8)).add(1);
                    NDArray y = ops.rmsNorm(ops.linear(x, matrix), vector, 1e-5);
                    assertThat(y.getManager()).isSameAs(scope);
                }
            }
            assertThat(weights.getManagedArrays()).hasSize(before);
        }
    }

    private void assertEqual(
            double tolerance,
            List<NDArray> operands,
            LinearPrecision precision,
            BiFunction<TensorOps, List<NDArray>, NDArray> call) {
        try (FusedOps fused = FusedOps.load(manager, precision)) {
            List<float[]> expected = valueAndGradients(plain, operands, call);
            List<float[]> actual = valueAndGradients(fused, operands, call);
            assertThat(actual).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(distance(expected.get(i), actual.get(i)))
                        .as(i == 0 ? "value" : "gradient of operand " + (i - 1))
                        .isLessThan(tolerance);
            }
        }
    }

    /** The result first, then the gradient of each operand under a fixed upstream gradient. */
    private List<float[]> valueAndGradients(
            TensorOps ops, List<NDArray> operands, BiFunction<TensorOps, List<NDArray>, NDArray> call) {
        return GradientMode.ON.get(() -> {
            List<float[]> results = new ArrayList<>();
            try (NDManager scope = manager.newSubManager()) {
                List<NDArray> inputs = new ArrayList<>();
                for (NDArray operand : operands) {
                    NDArray input = operand.duplicate();
                    input.attach(scope);
                    input.setRequiresGradient(true);
                    inputs.add(input);
                }
                NDArray result = call.apply(ops, inputs);
                results.add(result.toFloatArray());
                JniUtils.backward((PtNDArray) result, (PtNDArray) upstream(scope, result.getShape()), false, false);
                inputs.forEach(
                        input -> results.add(input.getGradient().toFloatArray().clone()));
            }
            return results;
        });
    }

    private static NDArray upstream(NDManager scope, Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(1 + i);
        }
        return scope.create(values, shape);
    }

    private NDArray normal(long... shape) {
        Shape wanted = new Shape(shape);
        float[] values = new float[(int) wanted.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, wanted);
    }

    /** Largest difference as a share of the largest expected value, at least 1. */
    private static double distance(float[] expected, float[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            worst = difference <= worst ? worst : difference;
        }
        assertThat(Arrays.toString(actual)).doesNotContain("NaN");
        return worst / largest;
    }
}
