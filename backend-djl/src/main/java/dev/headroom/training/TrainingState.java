package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run as it lies on disk: parameters and optimiser in one safetensors file that is replaced in one rename, so that a
 * kill leaves the state before or the state after. 12 bytes per parameter.
 */
final class TrainingState {

    private static final String STEP = "step";
    private static final String SECONDS = "seconds";
    private static final String RECIPE = "recipe";

    private TrainingState() {}

    /**
     * Where a run stands.
     *
     * @param step optimiser steps done
     * @param seconds time spent in them over all sittings
     */
    record Standing(int step, double seconds) {}

    static void save(Path file, Optimizer optimizer, Standing standing, String recipe) {
        List<TensorInfo> tensors = new ArrayList<>();
        for (Optimizer.Moments each : optimizer.moments()) {
            tensors.add(ParameterArrays.info("weight." + each.name(), each.parameter(), DType.F32));
            tensors.add(ParameterArrays.info("mean." + each.name(), each.mean(), DType.F32));
            each.meanSquare()
                    .ifPresent(square -> tensors.add(ParameterArrays.info("square." + each.name(), square, DType.F32)));
        }
        Map<String, String> metadata = Map.of(
                STEP, Integer.toString(standing.step()),
                SECONDS, Double.toString(standing.seconds()),
                RECIPE, recipe);
        try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, metadata)) {
            for (Optimizer.Moments each : optimizer.moments()) {
                writer.append("weight." + each.name(), bytes(each.parameter()));
                writer.append("mean." + each.name(), bytes(each.mean()));
                each.meanSquare().ifPresent(square -> writer.append("square." + each.name(), bytes(square)));
            }
            writer.commit();
        }
    }

    /**
     * Puts a saved state back.
     *
     * @throws MalformedFileException where it is of another run
     */
    static Standing restore(Path file, Optimizer optimizer, String recipe) {
        try (SafetensorsFile state = SafetensorsFile.open(file)) {
            String saved = state.metadata().getOrDefault(RECIPE, "");
            if (!saved.equals(recipe)) {
                throw new MalformedFileException(
                        file.toString(),
                        RECIPE,
                        "be that of this run, " + recipe + " (or start in another directory)",
                        saved);
            }
            for (Optimizer.Moments each : optimizer.moments()) {
                fill(state, "weight." + each.name(), each.parameter());
                fill(state, "mean." + each.name(), each.mean());
                each.meanSquare().ifPresent(square -> fill(state, "square." + each.name(), square));
            }
            return new Standing(
                    Integer.parseInt(state.metadata().getOrDefault(STEP, "0")),
                    Double.parseDouble(state.metadata().getOrDefault(SECONDS, "0")));
        }
    }

    private static void fill(SafetensorsFile state, String name, NDArray target) {
        ByteBuffer stored =
                state.slice(name, 0, Math.toIntExact(state.info(name).bytes()));
        // the engine's own memory; copyTo would print a warning of PyTorch's to standard error
        target.toByteBuffer(true).put(stored);
    }

    private static ByteBuffer bytes(NDArray array) {
        return array.toByteBuffer();
    }
}
