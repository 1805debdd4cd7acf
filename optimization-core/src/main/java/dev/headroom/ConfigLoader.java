package dev.headroom;

import dev.headroom.box.MemoryProbes.PressureFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads a configuration from a properties file and the environment. The environment wins over the file, the file over
 * the defaults for this box. This is the only place that reads the environment.
 *
 * <pre>{@code
 * OptimizationConfig config = ConfigLoader.load();          // file named by HEADROOM_CONFIG, then HEADROOM_* variables
 * }</pre>
 *
 * <p>A key such as {@code queue.maximum-wait} is {@code HEADROOM_QUEUE_MAXIMUM_WAIT} in the environment. An unknown key is
 * an error that names the nearest known one. {@link ConfigKey#all()} lists the keys.
 *
 * <p>Thread-safe.
 */
public final class ConfigLoader {

    /** The variable that names the properties file. */
    public static final String FILE_VARIABLE = "HEADROOM_CONFIG";

    private static final String PREFIX = "HEADROOM_";

    /** Variables with our prefix that are not settings: the file itself, test data, and the launcher's own. */
    private static final List<String> NOT_SETTINGS =
            List.of(FILE_VARIABLE, "HEADROOM_TEST_DATA", "HEADROOM_HOME", "HEADROOM_JAVA_OPTS");

    private ConfigLoader() {}

    /**
     * Returns the defaults for this box, changed by the file that {@value #FILE_VARIABLE} names and by the environment.
     *
     * @throws IllegalArgumentException if a key is unknown or a value out of range, naming both
     */
    public static OptimizationConfig load() {
        Map<String, String> environment = System.getenv();
        Optional<Path> file =
                Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of);
        return load(OptimizationConfig.forThisBox(), file, environment);
    }

    /**
     * Returns {@code base}, changed by a file and by variables.
     *
     * @param base what holds where neither says anything
     * @param file a properties file; absent for none
     * @param environment variables; those that do not begin with {@code HEADROOM_} are ignored
     * @throws IllegalArgumentException if a key is unknown or a value out of range, naming both
     * @throws UncheckedIOException if the file cannot be read
     */
    public static OptimizationConfig load(
            OptimizationConfig base, Optional<Path> file, Map<String, String> environment) {
        Map<String, Setting> settings = new TreeMap<>();
        file.ifPresent(path -> readFile(path).forEach((key, value) -> put(settings, key, value, path.toString())));
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name)) {
                put(settings, name, value, "environment");
            }
        });
        OptimizationConfig config = base;
        for (Setting setting : settings.values()) {
            config = setting.applyTo(config);
        }
        return config;
    }

    /**
     * Returns where models lie by the habits of this machine: the Hugging Face cache by {@code HF_HUB_CACHE},
     * {@code HF_HOME} or the user's home, and {@code headroom} below the user's cache folder.
     */
    static StorageSettings standardStorage() {
        Map<String, String> environment = System.getenv();
        // containers run under user ids that no one has given a home, and set HOME instead
        Path home = variable(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
        return standardStorage(environment, home);
    }

    static StorageSettings standardStorage(Map<String, String> environment, Path home) {
        Path caches = variable(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        Path hub = variable(environment, "HF_HUB_CACHE")
                .or(() -> variable(environment, "HF_HOME").map(path -> path.resolve("hub")))
                .orElse(caches.resolve("huggingface").resolve("hub"));
        Path own = caches.resolve("headroom");
        return new StorageSettings(
                List.of(own.resolve("models")), Optional.of(hub), own, StorageSettings.DEFAULT_CACHE_BOUND);
    }

    /** Returns the pressure stall file that systemd names for this service; absent outside of one. */
    static Optional<PressureFile> pressureFile() {
        return variable(System.getenv(), "MEMORY_PRESSURE_WATCH").map(PressureFile::new);
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static Map<String, String> readFile(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("configuration " + path + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(
                    path.toString(), "the file", "hold key=value lines", String.valueOf(e.getMessage()), e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static void put(Map<String, Setting> settings, String name, String value, String origin) {
        ConfigKey key = ConfigKey.all().stream()
                .filter(candidate ->
                        candidate.name().equals(name) || variableOf(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, origin));
        settings.put(key.name(), new Setting(key, value.strip(), origin));
    }

    private static IllegalArgumentException unknown(String name, String origin) {
        boolean variable = name.startsWith(PREFIX);
        String nearest = ConfigKey.all().stream()
                .map(key -> variable ? variableOf(key) : key.name())
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .orElseThrow();
        return new IllegalArgumentException(
                "key must be a known setting, was " + name + " in " + origin + "; the nearest is " + nearest);
    }

    private static String variableOf(ConfigKey key) {
        return PREFIX + key.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Levenshtein distance, two rows. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private record Setting(ConfigKey key, String value, String origin) {

        OptimizationConfig applyTo(OptimizationConfig config) {
            try {
                return key.apply(config, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key.name() + " in " + origin + ": " + e.getMessage(), e);
            }
        }
    }
}
