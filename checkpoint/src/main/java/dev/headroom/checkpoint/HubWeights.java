package dev.headroom.checkpoint;

import dev.headroom.HeadroomException;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.checkpoint.safetensors.ShardedSafetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The safetensors of a Hugging Face directory, in one file or in shards. */
record HubWeights(TensorSource tensors, long fileBytes) {

    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    static boolean arePresent(Path directory) {
        return Files.isRegularFile(directory.resolve(SINGLE)) || Files.isRegularFile(directory.resolve(INDEX));
    }

    static Optional<HubWeights> open(Path directory) {
        if (Files.isRegularFile(directory.resolve(SINGLE))) {
            SafetensorsFile file = SafetensorsFile.open(directory.resolve(SINGLE));
            return Optional.of(new HubWeights(file, file.fileBytes()));
        }
        if (Files.isRegularFile(directory.resolve(INDEX))) {
            ShardedSafetensors shards = ShardedSafetensors.open(directory.resolve(INDEX));
            return Optional.of(new HubWeights(shards, shards.fileBytes()));
        }
        return Optional.empty();
    }

    static HeadroomException missing(Path directory) {
        if (Files.exists(directory.resolve("pytorch_model.bin"))
                || Files.exists(directory.resolve("pytorch_model.bin.index.json"))) {
            return new UnsupportedFeatureException("pickled weights (pytorch_model.bin)", directory.toString());
        }
        return new MalformedFileException(
                directory.toString(), "weights", "be in " + SINGLE + " or " + INDEX, "absent");
    }
}
