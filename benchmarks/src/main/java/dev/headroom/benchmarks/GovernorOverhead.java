package dev.headroom.benchmarks;

import dev.headroom.box.Box;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.generation.Generation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the whole pipeline costs on top of a bare ONNX Runtime loop: the same artefact, the same prompt, greedy, in
 * alternated processes (flush-to-zero belongs to the first session of a process, so one process cannot run both fairly).
 *
 * <p>Arguments: shape, block size, rounds. Prints decode tokens per second and the ratio of the medians.
 */
public final class GovernorOverhead {

    private static final int CONTEXT = 1024;
    private static final int TOKENS = 65;
    private static final String PROMPT = "x".repeat(127);

    private GovernorOverhead() {}

    /** Alternates the two and prints the medians. */
    public static void main(String[] arguments) throws Exception {
        SyntheticShape shape = SyntheticShape.parse(arguments.length > 0 ? arguments[0] : "135m");
        int blockSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        String artefact = Models.int4(shape, blockSize).toString();
        List<Double> bare = new ArrayList<>();
        List<Double> governed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // the order turns, so that a drift of the machine hits both alike
            if (round % 2 == 0) {
                bare.add(rate(Bare.class, artefact));
                governed.add(rate(Pipeline.class, artefact));
            } else {
                governed.add(rate(Pipeline.class, artefact));
                bare.add(rate(Bare.class, artefact));
            }
            System.out.printf(
                    Locale.ROOT,
                    "round %d: bare %.2f, governed %.2f tok/s%n",
                    round + 1,
                    bare.get(round),
                    governed.get(round));
        }
        double bareMedian = Forks.median(bare);
        double governedMedian = Forks.median(governed);
        System.out.printf(
                Locale.ROOT,
                "%s int4 block %d: bare %.2f, governed %.2f tok/s, overhead %.1f %%%n",
                shape.label(),
                blockSize,
                bareMedian,
                governedMedian,
                100 * (bareMedian / governedMedian - 1));
    }

    private static double rate(Class<?> main, String artefact) throws Exception {
        Double rate = Forks.run(List.of("-Xmx256m"), main, artefact).get("tokens-per-second");
        if (rate == null) {
            throw new IllegalStateException(main.getSimpleName() + " must print tokens-per-second, printed none");
        }
        return rate;
    }

    /** The bare loop in its own process. */
    public static final class Bare {

        private Bare() {}

        /** Decodes three times and prints the best rate. */
        public static void main(String[] arguments) throws Exception {
            int threads = Box.detect().threads();
            int[] prompt = new int[PROMPT.length() + 1];
            Arrays.fill(prompt, 'x');
            try (BareLoop loop = new BareLoop(Path.of(arguments[0]), CONTEXT, threads)) {
                double best = 0;
                for (int i = 0; i < 3; i++) {
                    long nanos = loop.generate(prompt, new int[TOKENS], TOKENS);
                    best = Math.max(best, (TOKENS - 1) / (nanos / 1e9));
                }
                System.out.println("tokens-per-second=" + best);
            }
        }
    }

    /** The whole pipeline in its own process. */
    public static final class Pipeline {

        private Pipeline() {}

        /** Decodes three times and prints the best rate. */
        public static void main(String[] arguments) {
            try (Governed governed = new Governed(Path.of(arguments[0]), CONTEXT)) {
                double best = 0;
                for (int i = 0; i < 3; i++) {
                    Generation answer = governed.generate(PROMPT, TOKENS);
                    if (answer.generatedTokens() != TOKENS) {
                        throw new IllegalStateException("answer must have " + TOKENS + " tokens, had "
                                + answer.generatedTokens() + ": " + answer.finish());
                    }
                    best = Math.max(best, answer.tokensPerSecond());
                }
                System.out.println("tokens-per-second=" + best);
            }
        }
    }
}
