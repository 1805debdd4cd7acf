package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/** Where an adapter's matrices come from: random and zero for a new one, a file for one that was trained. */
interface FirstMatrices {

    /** Returns A of a layer, {@code [rank, in]}, row-major. */
    float[] a(TargetLayer layer, int rank);

    /** Returns B of a layer, {@code [out, rank]}, row-major. */
    float[] b(TargetLayer layer, int rank);

    /**
     * Returns what a new adapter starts from: A uniform in {@code ±1 / sqrt(in)}, which is PEFT's
     * {@code kaiming_uniform_(a=sqrt(5))} (He et al. 2015, section 2.2), B zero, so that the model is the base at first.
     */
    static FirstMatrices seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new FirstMatrices() {
            @Override
            public float[] a(TargetLayer layer, int rank) {
                double bound = 1 / Math.sqrt((double) layer.in());
                float[] values = new float[Math.toIntExact(rank * layer.in())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (bound * (2 * random.nextDouble() - 1));
                }
                return values;
            }

            @Override
            public float[] b(TargetLayer layer, int rank) {
                return new float[Math.toIntExact(rank * layer.out())];
            }
        };
    }

    /** Returns what is stored; the layers are known to fit. */
    static FirstMatrices stored(LoraAdapter adapter) {
        return new FirstMatrices() {
            @Override
            public float[] a(TargetLayer layer, int rank) {
                return adapter.values(layer.nameOfA());
            }

            @Override
            public float[] b(TargetLayer layer, int rank) {
                return adapter.values(layer.nameOfB());
            }
        };
    }

    /** Copies values into memory of the engine, and asks for their gradients. */
    static NDArray learning(NDManager manager, float[] values, Shape shape) {
        try (NDArray borrowed = manager.create(values, shape)) {
            NDArray array = borrowed.duplicate();
            array.setRequiresGradient(true);
            return array;
        }
    }
}
