package dev.headroom;

import dev.headroom.box.Box;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TierLimits;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import dev.headroom.model.Rung;
import dev.headroom.queue.QueueLimits;
import dev.headroom.spi.BackendSettings.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One setting that a file or the environment may change.
 *
 * @param name its name in a file, for example {@code queue.capacity}
 * @param form what a value looks like, for people
 * @param change how a value changes a configuration; an {@link IllegalArgumentException} says what is wrong with it
 */
public record ConfigKey(String name, String form, Change change) {

    private static final Pattern COMMAS = Pattern.compile(",");
    private static final Pattern RUNGS = Pattern.compile(";");
    private static final Pattern WORDS = Pattern.compile("\\s+");

    /** Changes a configuration. */
    @FunctionalInterface
    public interface Change {

        /** Returns the configuration with the value in it. */
        OptimizationConfig apply(OptimizationConfig config, String value);
    }

    /** Returns the configuration with the value in it. */
    public OptimizationConfig apply(OptimizationConfig config, String value) {
        return change.apply(config, value);
    }

    /** Returns every setting, in the order of the configuration's parts. */
    public static List<ConfigKey> all() {
        return Keys.ALL;
    }

    /** The list lives in a holder, so that opening a manager without a file does not build it. */
    private static final class Keys {

        static final List<ConfigKey> ALL = make();

        private static List<ConfigKey> make() {
            List<ConfigKey> keys = new ArrayList<>();
            box(keys);
            memory(keys);
            cache(keys);
            queue(keys);
            generation(keys);
            ladder(keys);
            runtime(keys);
            storage(keys);
            return List.copyOf(keys);
        }

        private static void box(List<ConfigKey> keys) {
            keys.add(new ConfigKey(
                    "box.cpus",
                    "number",
                    (c, v) -> c.toBuilder()
                            .box(Box.of(number(v), c.box().memory()))
                            .build()));
            keys.add(new ConfigKey(
                    "box.memory",
                    "size",
                    (c, v) -> c.toBuilder()
                            .box(Box.of(c.box().cpus(), ByteSize.parse(v)))
                            .build()));
        }

        private static void memory(List<ConfigKey> keys) {
            keys.add(new ConfigKey("memory.thresholds", "alert, clear, emergency: three fractions", (c, v) -> {
                List<Double> values = items(v).stream().map(ConfigKey::number).toList();
                if (values.size() != 3) {
                    throw new IllegalArgumentException("thresholds must be three fractions, was " + v);
                }
                return c.toBuilder()
                        .memory(c.memory().withThresholds(values.get(0), values.get(1), values.get(2)))
                        .build();
            }));
            keys.add(new ConfigKey(
                    "memory.hysteresis",
                    "fraction",
                    (c, v) -> c.toBuilder()
                            .memory(c.memory().withHysteresis(number(v)))
                            .build()));
            keys.add(new ConfigKey(
                    "memory.interval",
                    "duration",
                    (c, v) -> c.toBuilder()
                            .memory(c.memory().withInterval(duration(v)))
                            .build()));
        }

        private static void cache(List<ConfigKey> keys) {
            addTier(keys, "cache.request", CacheLimits::request, CacheLimits::withRequest);
            addTier(keys, "cache.computation", CacheLimits::computation, CacheLimits::withComputation);
            keys.add(new ConfigKey(
                    "cache.template-bytes",
                    "size",
                    (c, v) -> c.toBuilder()
                            .cache(c.cache().withTemplateWeight(ByteSize.parse(v)))
                            .build()));
        }

        private static void addTier(
                List<ConfigKey> keys,
                String name,
                Function<CacheLimits, TierLimits> get,
                BiFunction<CacheLimits, TierLimits, CacheLimits> with) {
            addTierPart(
                    keys,
                    name + "-bytes",
                    "size",
                    get,
                    with,
                    (t, v) -> new TierLimits(ByteSize.parse(v), t.maximumEntries(), t.expiry()));
            addTierPart(
                    keys,
                    name + "-entries",
                    "number",
                    get,
                    with,
                    (t, v) -> new TierLimits(t.maximumWeight(), integer(v), t.expiry()));
            addTierPart(
                    keys,
                    name + "-age",
                    "duration",
                    get,
                    with,
                    (t, v) -> new TierLimits(t.maximumWeight(), t.maximumEntries(), duration(v)));
        }

        private static void addTierPart(
                List<ConfigKey> keys,
                String name,
                String form,
                Function<CacheLimits, TierLimits> get,
                BiFunction<CacheLimits, TierLimits, CacheLimits> with,
                BiFunction<TierLimits, String, TierLimits> change) {
            keys.add(new ConfigKey(
                    name,
                    form,
                    (c, v) -> c.toBuilder()
                            .cache(with.apply(c.cache(), change.apply(get.apply(c.cache()), v)))
                            .build()));
        }

        private static void queue(List<ConfigKey> keys) {
            addQueue(keys, "queue.capacity", "number", v -> q -> q.withCapacity(integer(v)));
            addQueue(keys, "queue.maximum-wait", "duration", v -> q -> q.withMaximumWait(duration(v)));
            addQueue(keys, "queue.maximum-loading", "duration", v -> q -> q.withMaximumLoading(duration(v)));
            addQueue(keys, "queue.maximum-execution", "duration", v -> q -> q.withMaximumExecution(duration(v)));
        }

        private static void addQueue(
                List<ConfigKey> keys,
                String name,
                String form,
                Function<String, Function<QueueLimits, QueueLimits>> with) {
            keys.add(new ConfigKey(
                    name,
                    form,
                    (c, v) ->
                            c.toBuilder().queue(with.apply(v).apply(c.queue())).build()));
        }

        private static void generation(List<ConfigKey> keys) {
            addGeneration(keys, "generation.max-tokens", "number", v -> g -> g.withMaxTokens(integer(v)));
            addGeneration(keys, "generation.temperature", "number", v -> g -> g.withTemperature(number(v)));
            addGeneration(keys, "generation.top-p", "fraction", v -> g -> g.withTopP(number(v)));
            addGeneration(keys, "generation.top-k", "number", v -> g -> g.withTopK(integer(v)));
            addGeneration(
                    keys, "generation.repetition-penalty", "number", v -> g -> g.withRepetitionPenalty(number(v)));
            addGeneration(keys, "generation.seed", "number", v -> g -> g.withSeed(integer(v)));
        }

        private static void addGeneration(
                List<ConfigKey> keys,
                String name,
                String form,
                Function<String, Function<GenerationSettings, GenerationSettings>> with) {
            keys.add(new ConfigKey(
                    name,
                    form,
                    (c, v) -> c.toBuilder()
                            .generation(with.apply(v).apply(c.generation()))
                            .build()));
        }

        private static void ladder(List<ConfigKey> keys) {
            for (ModelTask task : ModelTask.values()) {
                String name = "ladder." + task.name().toLowerCase(Locale.ROOT);
                keys.add(new ConfigKey(
                        name,
                        "model precision block context; …",
                        (c, v) -> c.toBuilder()
                                .ladder(c.ladder()
                                        .withRungs(
                                                task,
                                                RUNGS.splitAsStream(v)
                                                        .map(String::strip)
                                                        .filter(rung -> !rung.isEmpty())
                                                        .map(ConfigKey::rung)
                                                        .toList()))
                                .build()));
            }
            keys.add(new ConfigKey(
                    "ladder.min-tokens-per-second",
                    "number",
                    (c, v) -> c.toBuilder()
                            .ladder(c.ladder().withMinTokensPerSecond(number(v)))
                            .build()));
        }

        private static void runtime(List<ConfigKey> keys) {
            addRuntime(keys, "runtime.backend", "id", (r, v) -> r.withBackend(v));
            addRuntime(keys, "runtime.threads", "number", (r, v) -> r.withThreads(integer(v)));
            addRuntime(keys, "runtime.device", "auto or cpu", (r, v) -> r.withDevice(constant(Device.class, v)));
            addRuntime(keys, "runtime.native-libraries", "folder", (r, v) -> r.withNativeLibraries(Path.of(v)));
            addRuntime(keys, "runtime.context-length", "number", (r, v) -> r.withContextLength(integer(v)));
            addRuntime(
                    keys,
                    "runtime.preload",
                    "on-first-need or on-open",
                    (r, v) -> r.withPreload(constant(RuntimeSettings.Preload.class, v)));
            addRuntime(keys, "runtime.housekeeping-every", "number", (r, v) -> r.withHousekeepingEvery(integer(v)));
            addRuntime(
                    keys,
                    "runtime.collection",
                    "never or full",
                    (r, v) -> r.withCollection(constant(RuntimeSettings.Collection.class, v)));
        }

        private static void addRuntime(
                List<ConfigKey> keys,
                String name,
                String form,
                BiFunction<RuntimeSettings, String, RuntimeSettings> change) {
            keys.add(new ConfigKey(
                    name,
                    form,
                    (c, v) ->
                            c.toBuilder().runtime(change.apply(c.runtime(), v)).build()));
        }

        private static void storage(List<ConfigKey> keys) {
            addStorage(
                    keys,
                    "storage.model-directories",
                    "folders, comma-separated",
                    (s, v) -> s.withModelDirectories(
                            items(v).stream().map(Path::of).toList()));
            addStorage(keys, "storage.hugging-face-cache", "folder", (s, v) -> s.withHuggingFaceCache(Path.of(v)));
            addStorage(keys, "storage.cache-directory", "folder", (s, v) -> s.withCacheDirectory(Path.of(v)));
            addStorage(keys, "storage.cache-bound", "size", (s, v) -> s.withCacheBound(ByteSize.parse(v)));
        }

        private static void addStorage(
                List<ConfigKey> keys,
                String name,
                String form,
                BiFunction<StorageSettings, String, StorageSettings> change) {
            keys.add(new ConfigKey(
                    name,
                    form,
                    (c, v) ->
                            c.toBuilder().storage(change.apply(c.storage(), v)).build()));
        }
    }

    private static Rung rung(String text) {
        List<String> parts = WORDS.splitAsStream(text).toList();
        if (parts.size() != 4) {
            throw new IllegalArgumentException("rung must be 'model precision block context', was " + text);
        }
        return new Rung(parts.get(0), Precision.parse(parts.get(1)), integer(parts.get(2)), integer(parts.get(3)));
    }

    private static List<String> items(String text) {
        return COMMAS.splitAsStream(text)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value must be a number, was " + text, e);
        }
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value must be a whole number, was " + text, e);
        }
    }

    /** Reads {@code 30s}, {@code 250ms}, {@code 5m}, {@code 1h} or ISO-8601. */
    private static Duration duration(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        try {
            if (iso.endsWith("MS")) {
                return Duration.ofMillis(Long.parseLong(iso.substring(0, iso.length() - 2)));
            }
            return Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("value must be a duration such as 30s, 250ms or 5m, was " + text, e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("value must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant ->
                                        constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toList()
                        + ", was " + text));
    }
}
