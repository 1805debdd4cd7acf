package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.Orthogonalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The optimiser (Loshchilov and Hutter 2019, algorithm 2) with clipping of the whole gradient's length (Pascanu et al.
 * 2013, section 3.2). Holds 8 bytes per parameter until
 * closed, 4 where the rule is Muon. One thread at a time.
 */
final class Optimizer implements AutoCloseable {

    private static final double MOMENTUM = 0.95;
    private static final Pattern BLOCK = Pattern.compile("\\.\\d+\\.");

    private final OptimizerSettings settings;
    private final Orthogonalization orthogonalization;
    private final NDManager manager;
    private final List<Moments> moments = new ArrayList<>();

    /**
     * What the optimiser knows of one parameter.
     *
     * @param name of the parameter
     * @param parameter the array that learns
     * @param mean running mean of its gradient
     * @param meanSquare running mean of its squared gradient; absent where the rule needs none
     */
    record Moments(String name, NDArray parameter, NDArray mean, Optional<NDArray> meanSquare) {}

    Optimizer(
            TorchEngine torch, OptimizerSettings settings, LinearPrecision precision, Map<String, NDArray> parameters) {
        this.settings = settings;
        this.manager = torch.newManager();
        this.orthogonalization = Orthogonalization.load(manager, precision);
        parameters.forEach((name, parameter) -> moments.add(new Moments(
                name,
                parameter,
                manager.zeros(parameter.getShape()),
                followsMuon(name, parameter) ? Optional.empty() : Optional.of(manager.zeros(parameter.getShape())))));
    }

    private boolean followsMuon(String name, NDArray parameter) {
        return settings.matrices() == MatrixRule.MUON
                && parameter.getShape().dimension() == 2
                && BLOCK.matcher(name).find();
    }

    /** Returns what is known of each parameter, in order. */
    List<Moments> moments() {
        return moments;
    }

    /** Returns the length of the whole gradient. */
    double gradientNorm() {
        return GradientMode.OFF.get(this::measureNorm);
    }

    private double measureNorm() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray sum = scope.create(0f);
            for (Moments each : moments) {
                NDArray gradient = each.parameter().getGradient();
                if (gradient == null) {
                    continue;
                }
                gradient.attach(scope);
                sum = sum.add(gradient.square().sum());
            }
            return Math.sqrt(sum.getFloat());
        }
    }

    /**
     * Changes the parameters and clears their gradients.
     *
     * @param number of this update, from 1
     * @param rate learning rate
     * @param norm length of the whole gradient
     */
    void update(int number, double rate, double norm) {
        double clip = norm > settings.clipNorm() ? settings.clipNorm() / norm : 1;
        GradientMode.OFF.run(() -> moments.forEach(each -> update(each, number, rate, clip)));
    }

    private void update(Moments each, int number, double rate, double clip) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray parameter = each.parameter();
            NDArray gradient = parameter.getGradient();
            if (gradient == null) {
                return; // a tensor that the network does not read, such as the mask in GPT-2's files
            }
            gradient.attach(scope);
            if (clip < 1) {
                gradient.muli(clip);
            }
            NDArray change = each.meanSquare().isPresent()
                    ? adamW(scope, gradient, each.mean(), each.meanSquare().get(), number)
                    : muon(gradient, each.mean());
            if (parameter.getShape().dimension() > 1 && settings.weightDecay() > 0) {
                parameter.muli(1 - rate * settings.weightDecay());
            }
            parameter.subi(change.muli(rate));
            JniUtils.zeroGrad((PtNDArray) parameter);
        }
    }

    /** Results belong to the first operand's manager: new arrays must start from the scope's or the gradient's. */
    private NDArray adamW(NDManager scope, NDArray gradient, NDArray mean, NDArray meanSquare, int number) {
        mean.muli(settings.beta1()).addi(gradient.mul(1 - settings.beta1()));
        meanSquare.muli(settings.beta2()).addi(gradient.square().muli(1 - settings.beta2()));
        double meanBias = 1 - Math.pow(settings.beta1(), number);
        double squareBias = 1 - Math.pow(settings.beta2(), number);
        NDArray root = scope.zeros(meanSquare.getShape()).addi(meanSquare);
        root = root.muli(1 / squareBias).sqrt().addi(settings.epsilon());
        NDArray change = scope.zeros(mean.getShape()).addi(mean);
        return change.muli(1 / meanBias).divi(root);
    }

    private NDArray muon(NDArray gradient, NDArray momentum) {
        momentum.muli(MOMENTUM).addi(gradient.mul(1 - MOMENTUM));
        // nesterov: the gradient once more on top of the decayed momentum
        NDArray ahead = gradient.mul((1 - MOMENTUM) / MOMENTUM).addi(momentum).muli(MOMENTUM);
        long longer = Math.max(momentum.getShape().get(0), momentum.getShape().get(1));
        return orthogonalization.apply(ahead).mul(0.2 * Math.sqrt((double) longer));
    }

    /** Forgets what was gathered for a step that will not be made. */
    void clearGradients() {
        moments.forEach(each -> JniUtils.zeroGrad((PtNDArray) each.parameter()));
    }

    @Override
    public void close() {
        orthogonalization.close();
        manager.close();
    }
}
