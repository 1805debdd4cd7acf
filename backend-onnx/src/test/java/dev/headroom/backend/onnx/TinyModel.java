package dev.headroom.backend.onnx;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.Compressor;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import java.nio.file.Path;

/** Artefacts to test with: random weights of known shapes. */
final class TinyModel {

    private TinyModel() {}

    /** Builds the smallest one, in float32. */
    static ModelFiles build(Path folder) {
        return build(SyntheticShape.TINY, CompressionSettings.fp32(), folder);
    }

    /** Builds one of a shape. */
    static ModelFiles build(SyntheticShape shape, CompressionSettings settings, Path folder) {
        Path source = folder.resolve("checkpoint");
        Path target = folder.resolve("artefact");
        SyntheticCheckpoint.write(shape, 42, source, ProgressListener.none());
        return compress(source, settings, target);
    }

    /** Builds an artefact from a checkpoint. */
    static ModelFiles compress(Path source, CompressionSettings settings, Path target) {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            Compressor.compress(checkpoint, settings, target, ProgressListener.none());
        }
        return new ModelFiles("tiny", target, ModelFormat.ARTEFACT);
    }
}
