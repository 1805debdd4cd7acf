package dev.headroom.training.lora;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shape of an adapter (Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models, section 4.1): a frozen
 * layer {@code y = W x} becomes {@code y = W x + factor · B (A x)} with A {@code [rank, in]} and B {@code [out, rank]}.
 *
 * <pre>{@code
 * LoraSettings attention = LoraSettings.of(16, 32, List.of("q_proj", "v_proj"));
 * LoraSettings usual = LoraSettings.defaults();
 * }</pre>
 *
 * @param rank rows of A and columns of B, in [1, {@value #MAXIMUM_RANK}]
 * @param alpha strength of the adapter, greater than 0
 * @param scaling how rank and alpha give the factor
 * @param targets layers of the blocks by the end of their names, as in PEFT's {@code target_modules}, for example
 *     {@code q_proj}; or {@value #ALL_LINEAR} alone
 */
public record LoraSettings(int rank, double alpha, RankScaling scaling, List<String> targets) {

    /** Stands for every linear layer of the blocks, as in PEFT. */
    public static final String ALL_LINEAR = "all-linear";

    /** The largest rank; far above what is of use. */
    public static final int MAXIMUM_RANK = 4096;

    /** The rank of {@link #defaults}. */
    public static final int DEFAULT_RANK = 8;

    /** The alpha of {@link #defaults}. */
    public static final double DEFAULT_ALPHA = 16;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

    /** Rejects values out of range and copies the list. */
    public LoraSettings {
        if (rank < 1 || rank > MAXIMUM_RANK) {
            throw new IllegalArgumentException("rank must be in [1, " + MAXIMUM_RANK + "], was " + rank);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("alpha must be positive, was " + alpha);
        }
        targets = List.copyOf(targets);
        if (targets.isEmpty() || new HashSet<>(targets).size() != targets.size()) {
            throw new IllegalArgumentException("targets must be at least one name, none twice, was " + targets);
        }
        if (!targets.equals(List.of(ALL_LINEAR))
                && !targets.stream().allMatch(each -> NAME.matcher(each).matches())) {
            throw new IllegalArgumentException(
                    "targets must be names of layers, or " + ALL_LINEAR + " alone, was " + targets);
        }
    }

    /** Returns settings with the usual factor, {@code alpha / rank}. */
    public static LoraSettings of(int rank, double alpha, List<String> targets) {
        return new LoraSettings(rank, alpha, RankScaling.RANK, targets);
    }

    /** Returns rank {@value #DEFAULT_RANK}, alpha {@value #DEFAULT_ALPHA}, on all linear layers of the blocks. */
    public static LoraSettings defaults() {
        return of(DEFAULT_RANK, DEFAULT_ALPHA, List.of(ALL_LINEAR));
    }

    /** Returns what the product of the two matrices is multiplied by. */
    public double factor() {
        return scaling == RankScaling.RANK ? alpha / rank : alpha / Math.sqrt(rank);
    }

    /** Returns the same settings on other layers. */
    LoraSettings on(List<String> names) {
        return new LoraSettings(rank, alpha, scaling, names);
    }
}
