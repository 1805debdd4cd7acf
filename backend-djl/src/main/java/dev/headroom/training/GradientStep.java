package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.backend.djl.architecture.Attention;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.Positions;
import dev.headroom.backend.djl.architecture.WholeSequence;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One micro-batch: loss forward, gradients backward, added to what the parameters have gathered. Everything it
 * allocates is freed before it returns, but for the parameters' gradients. One thread at a time.
 */
final class GradientStep {

    private final TorchEngine torch;
    private final TrainableModel model;
    private final DecoderNetwork network;
    private final Attention attention;
    private final Recomputation recomputation;
    private final boolean embeddingLearns;

    GradientStep(TorchEngine torch, TrainableModel model, Recomputation recomputation) {
        this.torch = torch;
        this.model = model;
        this.network = model.network();
        this.attention = new WholeSequence(model.ops());
        this.recomputation = recomputation;
        // equals would compare the elements
        String embedding = network.embedding().getUid();
        this.embeddingLearns = model.parameters().values().stream()
                .anyMatch(parameter -> parameter.getUid().equals(embedding));
    }

    /**
     * Adds the gradients of {@code share} times the mean loss.
     *
     * @param sequences each of equal length: input and, shifted by one, targets
     * @param share what this micro-batch counts in its step, in (0, 1]
     * @return the mean loss in nats per token
     */
    double accumulate(List<int[]> sequences, double share) {
        return GradientMode.ON.get(() -> gather(sequences, share));
    }

    private double gather(List<int[]> sequences, double share) {
        try (NDManager step = torch.newManager()) {
            TokenBatch batch = TokenBatch.of(step, sequences);
            Positions positions = network.positions(step, 0, batch.time());
            NDArray upstream = step.create((float) share);
            return recomputation == Recomputation.NONE
                    ? keepingAll(step, batch, positions, upstream)
                    : recomputing(step, batch, positions, upstream);
        }
    }

    /** Returns the mean loss in nats per token without gathering gradients. */
    double loss(List<int[]> sequences) {
        return GradientMode.OFF.get(() -> {
            try (NDManager step = torch.newManager()) {
                TokenBatch batch = TokenBatch.of(step, sequences);
                Positions positions = network.positions(step, 0, batch.time());
                return (double) forward(step, batch, positions).getFloat();
            }
        });
    }

    private double keepingAll(NDManager step, TokenBatch batch, Positions positions, NDArray upstream) {
        NDArray loss = forward(step, batch, positions);
        backward(loss, upstream);
        return loss.getFloat();
    }

    private NDArray forward(NDManager step, TokenBatch batch, Positions positions) {
        NDArray x = network.embed(batch.inputs(), 0);
        for (int i = 0; i < network.blocks(); i++) {
            x = block(step, i, x, positions);
        }
        return loss(x, batch);
    }

    private double recomputing(NDManager step, TokenBatch batch, Positions positions, NDArray upstream) {
        List<NDArray> inputs = new ArrayList<>();
        NDArray last = GradientMode.OFF.get(() -> {
            NDArray x = network.embed(batch.inputs(), 0);
            for (int i = 0; i < network.blocks(); i++) {
                inputs.add(x);
                x = block(step, i, x.stopGradient(), positions);
            }
            return x;
        });
        // plain backward adds head and embedding before it adds their sum to what was gathered: keep that order
        NDArray gathered = setAsideSharedGradient(step);
        double[] loss = new double[1];
        NDArray gradient = throughScope(step, last, upstream, input -> {
            NDArray result = loss(input, batch);
            loss[0] = result.getFloat();
            return result;
        });
        for (int i = network.blocks() - 1; i >= 0; i--) {
            int index = i;
            NDArray arrived = gradient;
            gradient = throughScope(
                    step, inputs.get(i), arrived, input -> network.block(index, input, positions, attention));
            arrived.close();
        }
        if (embeddingLearns) {
            backward(network.embed(batch.inputs(), 0), gradient);
        }
        restoreSharedGradient(gathered);
        return loss[0];
    }

    /** Computes {@code function(input)} again, sends {@code upstream} back through it, returns what reaches the input. */
    private static NDArray throughScope(
            NDManager step, NDArray input, NDArray upstream, UnaryOperator<NDArray> function) {
        try (NDManager scope = step.newSubManager()) {
            input.attach(scope);
            input.setRequiresGradient(true);
            backward(function.apply(input), upstream);
            NDArray gradient = input.getGradient();
            gradient.attach(step);
            return gradient;
        }
    }

    private NDArray setAsideSharedGradient(NDManager step) {
        if (model.sharedEmbedding().isEmpty()) {
            return step.create(0f);
        }
        NDArray shared = model.sharedEmbedding().get();
        try (NDArray gradient = shared.getGradient()) {
            if (gradient == null) {
                return step.zeros(shared.getShape());
            }
            NDArray copy = gradient.duplicate();
            copy.attach(step);
            JniUtils.zeroGrad((PtNDArray) shared);
            return copy;
        }
    }

    private void restoreSharedGradient(NDArray gathered) {
        if (model.sharedEmbedding().isPresent()) {
            try (NDArray gradient = model.sharedEmbedding().get().getGradient()) {
                gradient.addi(gathered);
            }
        }
    }

    /** Runs one block; its intermediate handles are closed at once, so that only what the backward pass saved stays. */
    private NDArray block(NDManager step, int index, NDArray x, Positions positions) {
        try (NDManager scope = step.newSubManager()) {
            x.attach(scope);
            NDArray y = network.block(index, x, positions, attention);
            y.attach(step);
            return y;
        }
    }

    private NDArray loss(NDArray x, TokenBatch batch) {
        NDArray logits = network.logits(x);
        long vocabulary = logits.getShape().get(2);
        return model.ops().crossEntropy(logits.reshape(new Shape(-1, vocabulary)), batch.targets());
    }

    private static void backward(NDArray result, NDArray upstream) {
        JniUtils.backward((PtNDArray) result, (PtNDArray) upstream, false, false);
    }
}
