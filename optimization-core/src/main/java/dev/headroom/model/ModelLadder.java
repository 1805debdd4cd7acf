package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.model.Choice.Outcome;
import dev.headroom.model.Choice.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides which rung runs: the first whose estimate fits and whose predicted speed meets the target. Where only speed
 * stands against every rung that fits, the fastest of them is taken and the reason says so.
 *
 * <pre>{@code
 * Choice choice = ModelLadder.pick(candidates, budget.available(), LadderPolicy.ofTarget(2));
 * }</pre>
 *
 * <p>Pure; thread-safe.
 */
public final class ModelLadder {

    private ModelLadder() {}

    /**
     * Picks a rung.
     *
     * @param candidates the rungs, the best first
     * @param available bytes that can be promised, counting those of loaded models that may be unloaded or reused
     */
    public static Choice pick(List<RungCandidate> candidates, ByteSize available, LadderPolicy policy) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            verdicts.add(judge(candidates.get(i), i, available, policy));
        }
        int index = first(verdicts, Outcome.NOT_NEEDED);
        if (index < 0) {
            index = fastestTooSlow(candidates, verdicts);
        }
        if (index < 0) {
            return new Choice(Optional.empty(), nothing(verdicts), verdicts);
        }
        RungCandidate picked = candidates.get(index);
        boolean tooSlow = verdicts.get(index).outcome() == Outcome.TOO_SLOW;
        String why = verdicts.get(index).reason();
        verdicts.set(index, new Verdict(picked.rung(), Outcome.PICKED, why));
        for (int i = index + 1; i < verdicts.size(); i++) {
            Verdict lower = verdicts.get(i);
            if (lower.outcome() == Outcome.NOT_NEEDED) {
                verdicts.set(
                        i, new Verdict(lower.rung(), Outcome.NOT_NEEDED, lower.reason() + "; a better rung is taken"));
            }
        }
        String reason = picked.rung().label() + ": " + why
                + (tooSlow ? "; no rung that fits meets the speed target, this is the fastest" : "")
                + (index == 0 ? "" : "; passed over " + passedOver(verdicts.subList(0, index)));
        return new Choice(Optional.of(picked), reason, verdicts);
    }

    private static Verdict judge(RungCandidate candidate, int index, ByteSize available, LadderPolicy policy) {
        Rung rung = candidate.rung();
        if (candidate.files() instanceof RungFiles.Absent absent) {
            return new Verdict(rung, Outcome.ABSENT, absent.reason());
        }
        Optional<ByteSize> needed = candidate.estimate().map(MemoryEstimate::hard);
        if (needed.isEmpty()) {
            return new Verdict(rung, Outcome.ABSENT, "its size cannot be told from its files");
        }
        String memory = "needs " + needed.get() + ", " + available + " available";
        if (needed.get().isMoreThan(available)) {
            return new Verdict(rung, Outcome.TOO_LARGE, memory);
        }
        if (index < policy.firstRung()) {
            return new Verdict(rung, Outcome.STEPPED_BELOW, "stepped down: " + policy.steppedDownBecause());
        }
        if (candidate.speed().isEmpty()) {
            return new Verdict(rung, Outcome.NOT_NEEDED, memory);
        }
        double speed = candidate.speed().get().tokensPerSecond();
        String figures = String.format(
                Locale.ROOT, "predicted %s tok/s, target %s", number(speed), number(policy.minTokensPerSecond()));
        return speed < policy.minTokensPerSecond()
                ? new Verdict(rung, Outcome.TOO_SLOW, figures)
                : new Verdict(rung, Outcome.NOT_NEEDED, memory + "; " + figures);
    }

    private static int first(List<Verdict> verdicts, Outcome outcome) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).outcome() == outcome) {
                return i;
            }
        }
        return -1;
    }

    private static int fastestTooSlow(List<RungCandidate> candidates, List<Verdict> verdicts) {
        return java.util.stream.IntStream.range(0, verdicts.size())
                .filter(i -> verdicts.get(i).outcome() == Outcome.TOO_SLOW)
                .boxed()
                .max(Comparator.comparingDouble((Integer i) ->
                                candidates.get(i).speed().orElseThrow().tokensPerSecond())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(-1);
    }

    private static String nothing(List<Verdict> verdicts) {
        return verdicts.isEmpty() ? "the ladder has no rung" : "no rung can run: " + passedOver(verdicts);
    }

    private static String passedOver(List<Verdict> verdicts) {
        return String.join(
                ", ",
                verdicts.stream()
                        .map(verdict -> verdict.rung().label() + " (" + verdict.reason() + ")")
                        .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value).replaceAll("\\.0$", "");
    }
}
