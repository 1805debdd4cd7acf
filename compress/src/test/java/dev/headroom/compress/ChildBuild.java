package dev.headroom.compress;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.model.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compresses in a JVM of its own. */
final class ChildBuild {

    /** Exit value of a child that was told to die on the way. */
    static final int DIED = 77;

    private ChildBuild() {}

    /**
     * Runs a child.
     *
     * @param heap for example {@code 256m}
     * @param lastProgress share of the weights after which the child halts; 2 to let it finish
     * @return its exit value
     */
    static int run(String heap, Precision precision, Path source, Path target, double lastProgress)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                ChildBuild.class.getName(),
                precision.name(),
                source.toString(),
                target.toString(),
                Double.toString(lastProgress)));
        File log = target.resolveSibling(target.getFileName() + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("child did not end within 15 minutes, see " + log);
        }
        return process.exitValue();
    }

    /** Compresses as the arguments say. */
    public static void main(String[] arguments) {
        double lastProgress = Double.parseDouble(arguments[3]);
        ProgressListener progress = (stage, done, total) -> {
            if (done >= lastProgress * total) {
                Runtime.getRuntime().halt(DIED);
            }
        };
        try (Checkpoint source = Checkpoint.open(Path.of(arguments[1]))) {
            CompressionSettings settings = CompressionSettings.of(Precision.valueOf(arguments[0]));
            Compressor.compress(source, settings, Path.of(arguments[2]), progress);
        }
    }
}
