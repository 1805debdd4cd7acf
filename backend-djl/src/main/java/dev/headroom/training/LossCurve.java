package dev.headroom.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's loss by step as CSV; continued where a run is resumed. One thread at a time. */
final class LossCurve implements AutoCloseable {

    static final String HEADER = "step,tokens,loss,learning_rate,gradient_norm,tokens_per_second,rss_mb,held_out_loss";

    private final BufferedWriter out;

    private LossCurve(BufferedWriter out) {
        this.out = out;
    }

    /** Opens the curve and drops rows after {@code step}, which a resumed run will write again. */
    static LossCurve open(Path file, int step) {
        try {
            List<String> kept = new ArrayList<>();
            kept.add(HEADER);
            if (step > 0 && Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    int comma = line.indexOf(',');
                    if (comma > 0
                            && Character.isDigit(line.charAt(0))
                            && Integer.parseInt(line.substring(0, comma)) <= step) {
                        kept.add(line);
                    }
                }
            }
            Path temporary = file.resolveSibling(file.getFileName() + ".part");
            Files.write(temporary, kept, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new LossCurve(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    void add(TrainingProgress progress, long tokens) {
        String heldOut = progress.heldOutLoss().isPresent()
                ? String.format(Locale.ROOT, "%.5f", progress.heldOutLoss().getAsDouble())
                : "";
        try {
            out.write(String.format(
                    Locale.ROOT,
                    "%d,%d,%.5f,%.3e,%.4f,%.0f,%.0f,%s%n",
                    progress.step(),
                    tokens,
                    progress.loss(),
                    progress.learningRate(),
                    progress.gradientNorm(),
                    progress.tokensPerSecond(),
                    progress.resident().bytes() / 1e6,
                    heldOut));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
