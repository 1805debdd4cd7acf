package dev.headroom.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds test data that is not part of the repository. The folder is named by the system property or environment
 * variable {@code HEADROOM_TEST_DATA}; otherwise {@code shared/data} is looked for beside this folder's ancestors.
 */
public final class TestData {

    /** Name of the property and of the variable. */
    public static final String VARIABLE = "HEADROOM_TEST_DATA";

    private TestData() {}

    /** Returns the path of {@code name} below the data folder; the test is skipped, saying so, where it is absent. */
    public static Path require(String name) {
        Optional<Path> root = root();
        Assumptions.assumeTrue(root.isPresent(), "skipped: set " + VARIABLE + " to the folder that holds " + name);
        Path file = root.orElseThrow().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: " + file + " is absent");
        return file;
    }

    private static Optional<Path> root() {
        String named = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
