package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import dev.headroom.training.ParameterArrays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes an adapter's directory. The configuration comes last, so that an unfinished directory is not taken for an
 * adapter.
 *
 * @param settings with names of layers for targets
 * @param base the checkpoint as the caller named it
 * @param layout of the checkpoint's matrices
 */
record AdapterFiles(LoraSettings settings, String base, TargetLayer.Layout layout) {

    void write(Path directory, Map<String, NDArray> parameters) {
        List<TensorInfo> tensors = new ArrayList<>();
        parameters.forEach((name, array) -> tensors.add(ParameterArrays.info(name, array, DType.F32)));
        Path weights = directory.resolve(LoraAdapter.WEIGHTS);
        try (SafetensorsWriter writer = SafetensorsWriter.create(weights, tensors, Map.of("format", "pt"))) {
            parameters.forEach((name, array) -> writer.append(name, array.toByteBuffer()));
            writer.commit();
        }
        Path partial = directory.resolve(AdapterConfig.FILE + ".part");
        try {
            Files.writeString(partial, AdapterConfig.text(settings, base, layout), StandardCharsets.UTF_8);
            Files.move(
                    partial,
                    directory.resolve(AdapterConfig.FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + directory, e);
        }
    }
}
