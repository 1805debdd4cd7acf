package dev.headroom.backend.djl.engine;

import dev.headroom.spi.Availability;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Which native libraries of PyTorch the class path has, and for which machine. Loads none of them.
 *
 * @param machine the name of this machine among libraries, for example {@code linux-x86_64}
 * @param carried the name on the libraries of the class path; absent where there are none
 * @param extracted whether a directory with extracted libraries is named
 */
public record TorchLibraries(String machine, Optional<String> carried, boolean extracted) {

    private static final String DESCRIPTION = "native/lib/pytorch.properties";

    /** Looks at this process. */
    public static TorchLibraries find() {
        return new TorchLibraries(
                machine(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
                carriedBy(TorchLibraries.class.getClassLoader()),
                System.getProperty("PYTORCH_LIBRARY_PATH") != null);
    }

    /** Returns whether they can be loaded here, and otherwise what to do. */
    public Availability availability() {
        if (extracted || carried.filter(machine::equals).isPresent()) {
            return Availability.available();
        }
        return Availability.unavailable(
                carried.map(other -> "the libraries of PyTorch are for " + other + ", this machine is " + machine)
                        .orElse("no native library of PyTorch on the class path"),
                "add ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier " + machine
                        + ", or name a directory with its libraries in the property PYTORCH_LIBRARY_PATH");
    }

    static String machine(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        String family = os.startsWith("windows") ? "win" : os.startsWith("mac") ? "osx" : os;
        String bits = processor.equals("amd64") ? "x86_64" : processor.equals("arm64") ? "aarch64" : processor;
        return family + "-" + bits;
    }

    private static Optional<String> carriedBy(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties description = new Properties();
            description.load(in);
            return Optional.ofNullable(description.getProperty("classifier"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
