package dev.headroom.cli.doctor;

import dev.headroom.StorageSettings;
import dev.headroom.embedded.EmbeddedModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the model in the jar; it is not unpacked for that. */
final class EmbeddedFinding {

    private EmbeddedFinding() {}

    static Finding look(StorageSettings storage) {
        EmbeddedModel model = EmbeddedModel.ofThisJar();
        Path directory = model.directory(storage.cacheDirectory());
        String state = Files.isDirectory(directory) ? "unpacked in " : "unpacks when it is first used into ";
        return Finding.ok("embedded", EmbeddedModel.ID + ", " + model.size() + "; " + state + directory);
    }
}
