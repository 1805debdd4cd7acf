package dev.headroom.training;

import java.nio.file.Path;

/**
 * Where a run keeps what it makes. When the run is over, the directory is a checkpoint.
 *
 * @param path the directory
 */
record TrainingDirectory(Path path) {

    Path state() {
        return path.resolve("state.safetensors");
    }

    Path lossCurve() {
        return path.resolve("loss.csv");
    }

    Path model() {
        return path.resolve("model.safetensors");
    }
}
