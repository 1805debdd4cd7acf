package dev.headroom.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A few kilobytes of sentences, made up from a seed, and the options of a model that learns them in seconds. */
public final class StorySeed {

    private static final List<String> WHO = List.of("The fox", "A miller", "The old king", "Her sister", "The sparrow");
    private static final List<String> DID = List.of("went to", "sang of", "dreamt of", "never saw", "looked for");
    private static final List<String> WHAT = List.of("the sea", "a red house", "the winter", "the tall tower", "bread");

    private StorySeed() {}

    /** Writes the text. */
    public static Path write(Path file, int sentences, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= sentences; i++) {
            text.append(pick(WHO, random)).append(' ').append(pick(DID, random)).append(' ');
            text.append(pick(WHAT, random)).append(i % 5 == 0 ? ".\n\n" : ". ");
        }
        return Files.writeString(file, text);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    /** Returns the arguments of a training run. */
    public static List<String> train(Path text, Path heldOut, Path out, int steps) {
        return List.of(
                "train",
                "--text",
                text.toString(),
                "--held-out",
                heldOut.toString(),
                "--out",
                out.toString(),
                "--vocabulary",
                "320",
                "--layers",
                "1",
                "--hidden",
                "64",
                "--heads",
                "2",
                "--feed-forward",
                "64",
                "--context",
                "32",
                "--sequences",
                "8",
                "--micro-batch",
                "8",
                "--learning-rate",
                "0.01",
                "--threads",
                "1",
                "--save-every",
                "1",
                "--steps",
                Integer.toString(steps));
    }
}
