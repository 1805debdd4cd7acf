package dev.headroom.cli.doctor;

import dev.headroom.spi.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at what training needs beside the rest. Nothing of PyTorch is loaded for it.
 *
 * @param libraries whether PyTorch's libraries are on the class path and fit this machine
 * @param operators how this processor computes, in a line
 * @param unpacked where the libraries are unpacked to
 */
record TrainingFindings(Availability libraries, String operators, Path unpacked) {

    private static final String SIZE = "432 MB";

    List<Finding> look() throws IOException {
        if (libraries instanceof Availability.Unavailable missing) {
            return List.of(Finding.warn(
                    "training",
                    "not possible here: " + missing.reason(),
                    "train and finetune alone need it: " + missing.cure()));
        }
        String place = isUnpacked()
                ? "PyTorch is unpacked in " + unpacked
                : "PyTorch unpacks " + SIZE + " into " + unpacked + " when it is first used; DJL_CACHE_DIR names"
                        + " another folder";
        return List.of(Finding.ok("training", operators), Finding.ok("libraries", place));
    }

    private boolean isUnpacked() throws IOException {
        if (!Files.isDirectory(unpacked)) {
            return false;
        }
        try (Stream<Path> versions = Files.list(unpacked)) {
            return versions.anyMatch(Files::isDirectory);
        }
    }
}
