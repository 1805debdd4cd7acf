package dev.headroom.benchmarks;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.Compressor;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Artefacts with random weights in real shapes, made once below {@code headroom.bench.dir} (default: the temporary
 * folder). Speed and memory depend on the shape alone; text quality does not exist here.
 */
public final class Models {

    /** Seed of all synthetic weights. */
    public static final long SEED = 42;

    private Models() {}

    /** Returns the folder that everything is made in. */
    public static Path folder() {
        String named = System.getProperty("headroom.bench.dir");
        return named == null ? Path.of(System.getProperty("java.io.tmpdir"), "headroom-benchmarks") : Path.of(named);
    }

    /** Returns the int4 artefact of a shape, building it on the first call. */
    static Path int4(SyntheticShape shape, int blockSize) {
        Path target = folder().resolve(shape.label() + "-int4-b" + blockSize);
        if (!Artefact.isArtefact(target)) {
            Path source = folder().resolve(shape.label());
            if (!Files.exists(source)) {
                SyntheticCheckpoint.write(shape, SEED, source, ProgressListener.none());
            }
            try (Checkpoint checkpoint = Checkpoint.open(source)) {
                Compressor.compress(
                        checkpoint,
                        CompressionSettings.int4().withBlockSize(blockSize),
                        target,
                        ProgressListener.none());
            }
        }
        return target;
    }
}
