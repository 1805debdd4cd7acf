package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/** The operators composed of plain array calls: runs everywhere and is what the fused forms are compared with. */
public final class PlainOps implements TensorOps {

    /** Makes the operators; they hold nothing. */
    public PlainOps() {}

    @Override
    public NDArray linear(NDArray x, NDArray weight) {
        try (NDArray transposed = weight.transpose()) {
            return x.matMul(transposed);
        }
    }

    @Override
    public NDArray rmsNorm(NDArray x, NDArray weight, double epsilon) {
        NDArray meanSquare = x.square().mean(new int[] {-1}, true);
        return x.div(meanSquare.add(epsilon).sqrt()).mul(weight);
    }

    @Override
    public NDArray rotary(NDArray x, NDArray cos, NDArray sin) {
        NDList halves = x.split(2, x.getShape().dimension() - 1);
        NDArray first = halves.get(0);
        NDArray second = halves.get(1);
        return first.mul(cos).sub(second.mul(sin)).concat(second.mul(cos).add(first.mul(sin)), -1);
    }

    @Override
    public NDArray causalAttention(NDArray q, NDArray k, NDArray v) {
        return attention(
                q, k, v, Optional.of(futureMask(q.getManager(), q.getShape().get(2))));
    }

    @Override
    public NDArray attention(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask) {
        Shape shape = q.getShape();
        long groups = shape.get(1) / k.getShape().get(1);
        NDArray scores = q.matMul(repeatHeads(k, groups).transpose(0, 1, 3, 2)).div(Math.sqrt((double) shape.get(3)));
        NDArray masked = mask.isPresent() ? scores.add(mask.get()) : scores;
        return masked.softmax(-1).matMul(repeatHeads(v, groups));
    }

    @Override
    public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        NDArray centred = x.sub(x.mean(new int[] {-1}, true));
        NDArray variance = centred.square().mean(new int[] {-1}, true);
        return centred.div(variance.add(epsilon).sqrt()).mul(weight).add(bias);
    }

    @Override
    public NDArray gelu(NDArray x, Gelu form) {
        NDArray inner = form == Gelu.EXACT
                ? x.div(Math.sqrt(2)).erf()
                : x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)).tanh();
        return x.mul(inner.add(1)).mul(0.5);
    }

    @Override
    public NDArray gatedSilu(NDArray gate, NDArray up) {
        return gate.mul(gate.getNDArrayInternal().sigmoid()).mul(up);
    }

    @Override
    public NDArray crossEntropy(NDArray logits, NDArray targets) {
        NDArray logProbabilities = logits.logSoftmax(-1);
        return logProbabilities.gather(targets.expandDims(-1), -1).mean().neg();
    }

    @Override
    public String describe() {
        return "composed operators, float32";
    }

    @Override
    public void close() {}

    /** Repeats every key or value head for the query heads that it serves. */
    static NDArray repeatHeads(NDArray x, long times) {
        if (times == 1) {
            return x;
        }
        Shape shape = x.getShape();
        NDArray spread = x.expandDims(2).repeat(2, times);
        return spread.reshape(shape.get(0), shape.get(1) * times, shape.get(2), shape.get(3));
    }

    /** Adds nothing to the past and −10⁹ to the future: {@code [time, time]}. */
    private static NDArray futureMask(NDManager manager, long time) {
        NDArray positions = manager.arange((float) time);
        NDArray future = positions.expandDims(1).lt(positions.expandDims(0)).toType(DataType.FLOAT32, false);
        return future.mul(-1e9f);
    }
}
