package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operators as methods of a TorchScript module that this class writes itself: one native call each, and kernels
 * that the array interface of DJL does not reach (scaled dot-product attention, bfloat16 products). Where that interface
 * does reach the kernel (linear, layer normalisation, exact gelu), it is called directly, at half the overhead.
 *
 * <p>An array made from Java memory loses it when its handle is closed, even where a backward pass still reads it:
 * operands that a method saves for its gradient are never such scalars, constants stand in the source.
 *
 * <p>Holds a module of about 4 kB until closed. bfloat16 exists only inside a method: an array of that type that
 * reaches Java aborts the process.
 */
public final class FusedOps implements TensorOps {

    /** 6 is float32 and 15 is bfloat16 in PyTorch's list of number formats. */
    private static final String METHODS = """
              def linear_bf16(self: __torch__.Ops, x: Tensor, w: Tensor) -> Tensor:
                return torch.to(torch.linear(torch.to(x, 15), torch.to(w, 15)), 6)
              def rms_norm(self: __torch__.Ops, x: Tensor, w: Tensor, eps: Tensor) -> Tensor:
                scale = torch.rsqrt(torch.add(torch.mean(torch.mul(x, x), [-1], True), eps))
                return torch.mul(torch.mul(x, scale), w)
              def rotary(self: __torch__.Ops, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
                first, second, = torch.chunk(x, 2, -1)
                a = torch.sub(torch.mul(first, cos), torch.mul(second, sin))
                b = torch.add(torch.mul(second, cos), torch.mul(first, sin))
                return torch.cat([a, b], -1)
              def attention(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
                return torch.scaled_dot_product_attention(q, k, v, None, 0., True)
              def attention_bf16(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
                scale = torch.pow(torch.size(q, 3), -0.5)
                keys = torch.transpose(torch.to(k, 15), 2, 3)
                scores = torch.to(torch.matmul(torch.to(torch.mul(q, scale), 15), keys), 6)
                time = torch.size(q, 2)
                future = torch.triu(torch.full([time, time], -1000000000., dtype=6), 1)
                shares = torch.softmax(torch.add(scores, future), -1)
                return torch.to(torch.matmul(torch.to(shares, 15), torch.to(v, 15)), 6)
              def attention_to_all(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
                return torch.scaled_dot_product_attention(q, k, v)
              def masked_attention(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
                return torch.scaled_dot_product_attention(q, k, v, mask)
              def gelu_tanh(self: __torch__.Ops, x: Tensor) -> Tensor:
                return torch.gelu(x, approximate="tanh")
              def gated_silu(self: __torch__.Ops, gate: Tensor, up: Tensor) -> Tensor:
                return torch.mul(torch.silu(gate), up)
              def cross_entropy(self: __torch__.Ops, logits: Tensor, targets: Tensor) -> Tensor:
                return torch.cross_entropy_loss(logits, targets)
            """;

    private final NDManager manager;
    private final PtSymbolBlock module;
    private final LinearPrecision precision;
    private final Map<String, NDArray> markers = new HashMap<>();
    private final Map<Double, NDArray> scalars = new HashMap<>();

    private FusedOps(NDManager manager, PtSymbolBlock module, LinearPrecision precision) {
        this.manager = manager;
        this.module = module;
        this.precision = precision;
    }

    /** Loads the module; {@code precision} is that of {@link #linear} and of causal attention. */
    public static FusedOps load(NDManager manager, LinearPrecision precision) {
        NDManager owner = manager.newSubManager();
        return new FusedOps(owner, TorchScriptArchive.load(owner, "Ops", METHODS), precision);
    }

    @Override
    public NDArray linear(NDArray x, NDArray weight) {
        return precision == LinearPrecision.BFLOAT16
                ? call("linear_bf16", x, weight)
                : x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
    }

    @Override
    public NDArray rmsNorm(NDArray x, NDArray weight, double epsilon) {
        return call(
                "rms_norm",
                x,
                weight,
                scalars.computeIfAbsent(epsilon, value -> manager.create((float) value.doubleValue())));
    }

    @Override
    public NDArray rotary(NDArray x, NDArray cos, NDArray sin) {
        return call("rotary", x, cos, sin);
    }

    @Override
    public NDArray causalAttention(NDArray q, NDArray k, NDArray v) {
        long groups = q.getShape().get(1) / k.getShape().get(1);
        // the fused kernel gains nothing from bfloat16 instructions: composed in that format it measured 1.4x faster
        return call(
                precision == LinearPrecision.BFLOAT16 ? "attention_bf16" : "attention",
                q,
                PlainOps.repeatHeads(k, groups),
                PlainOps.repeatHeads(v, groups));
    }

    @Override
    public NDArray attention(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask) {
        long groups = q.getShape().get(1) / k.getShape().get(1);
        if (q.getShape().get(2) == 1 && mask.isEmpty() && groups > 1) {
            // the query heads of a group ask as if they were positions: nothing is repeated
            Shape shape = k.getShape();
            NDArray grouped = q.reshape(shape.get(0), shape.get(1), groups, shape.get(3));
            return call("attention_to_all", grouped, k, v).reshape(q.getShape());
        }
        NDArray keys = PlainOps.repeatHeads(k, groups);
        NDArray values = PlainOps.repeatHeads(v, groups);
        return mask.isPresent()
                ? call("masked_attention", q, keys, values, mask.get())
                : call("attention_to_all", q, keys, values);
    }

    @Override
    public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        return x.getNDArrayInternal()
                .layerNorm(x, weight.getShape(), weight, bias, (float) epsilon)
                .singletonOrThrow();
    }

    @Override
    public NDArray gelu(NDArray x, Gelu form) {
        return form == Gelu.EXACT ? x.getNDArrayInternal().gelu() : call("gelu_tanh", x);
    }

    @Override
    public NDArray gatedSilu(NDArray gate, NDArray up) {
        return call("gated_silu", gate, up);
    }

    @Override
    public NDArray crossEntropy(NDArray logits, NDArray targets) {
        return call("cross_entropy", logits, targets);
    }

    @Override
    public String describe() {
        return "fused attention, normalisation and rotary; linear in "
                + (precision == LinearPrecision.BFLOAT16 ? "bfloat16" : "float32");
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }

    /**
     * Runs a method. The other entry that DJL has for methods switches the recording of gradients off; this one takes
     * the method's name from a marker among the arguments.
     */
    private NDArray call(String method, NDArray... operands) {
        NDList arguments = new NDList(operands.length + 1);
        for (NDArray operand : operands) {
            if (operand.getName() != null) {
                throw new IllegalArgumentException("an operand must have no name, was " + operand.getName());
            }
            arguments.add(operand);
        }
        arguments.add(markers.computeIfAbsent(method, this::marker));
        return IValueUtils.forward(module, arguments, true).singletonOrThrow();
    }

    private NDArray marker(String method) {
        NDArray marker = manager.create(0f);
        marker.setName("module_method:" + method);
        return marker;
    }
}
