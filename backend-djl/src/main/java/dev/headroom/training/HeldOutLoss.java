package dev.headroom.training;

import dev.headroom.training.text.TokenFile;
import java.util.List;

/** Measures a model on text that it does not learn from. */
final class HeldOutLoss {

    private final GradientStep gradients;
    private final TokenFile text;
    private final int context;

    HeldOutLoss(GradientStep gradients, TokenFile text, int context) {
        this.gradients = gradients;
        this.text = text;
        this.context = context;
        if (text.size() <= context) {
            throw new IllegalArgumentException(
                    "the held-out text must have more than " + context + " tokens, was " + text.size());
        }
    }

    /**
     * Returns the mean loss in nats per token over evenly spread windows, each read from its start without what came
     * before.
     *
     * @param most windows to look at
     */
    double over(int most) {
        long whole = (text.size() - 1) / context;
        long used = Math.min(whole, most);
        double sum = 0;
        int[] ids = new int[context + 1];
        for (long i = 0; i < used; i++) {
            text.read(i * whole / used * context, ids);
            sum += gradients.loss(List.of(ids));
        }
        return sum / used;
    }
}
