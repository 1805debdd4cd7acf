package dev.headroom.model;

import dev.headroom.NoBackendException;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The backends of this process. Providers are looked for on first use, each backend is opened once, when it is first
 * needed, and all are closed together.
 *
 * <pre>{@code
 * try (Backends backends = Backends.discovered(BackendSettings.ofThreads(2))) {
 *     ModelBackend backend = backends.forFiles(files);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Errors: {@link NoBackendException} where none fits, {@link IllegalStateException} for two providers of
 * one id and after close.
 */
public final class Backends implements AutoCloseable {

    private final Object lock = new Object();
    private final BackendSettings settings;
    private final Optional<String> preferred;
    private final @Nullable List<ModelBackendProvider> given;
    private final Map<String, ModelBackend> open = new LinkedHashMap<>();
    private final Map<String, String> broken = new TreeMap<>();
    private @Nullable Map<String, ModelBackendProvider> providers;
    private boolean closed;

    private Backends(BackendSettings settings, Optional<String> preferred, @Nullable List<ModelBackendProvider> given) {
        this.settings = settings;
        this.preferred = preferred;
        this.given = given;
    }

    /** Returns the backends that {@link ServiceLoader} finds, once they are needed. */
    public static Backends discovered(BackendSettings settings) {
        return new Backends(settings, Optional.empty(), null);
    }

    /** Returns the given backends only. */
    public static Backends of(BackendSettings settings, List<ModelBackendProvider> providers) {
        return new Backends(settings, Optional.empty(), List.copyOf(providers));
    }

    /** Returns backends, none open, of which only {@code id} is ever taken. */
    public Backends only(String id) {
        return new Backends(settings, Optional.of(id), given);
    }

    /** Returns what backends are opened with. */
    public BackendSettings settings() {
        return settings;
    }

    /** Returns the providers present, the most preferred first. */
    public List<ModelBackendProvider> providers() {
        synchronized (lock) {
            return List.copyOf(known().values());
        }
    }

    /**
     * Returns the backend with an id, opening it if need be.
     *
     * @throws NoBackendException if there is none, or if it cannot work here
     */
    public ModelBackend byId(String id) {
        synchronized (lock) {
            ModelBackendProvider provider = known().get(id);
            if (provider == null) {
                throw new NoBackendException("id " + id, reasons("another id"));
            }
            if (provider.availability() instanceof Availability.Unavailable) {
                throw new NoBackendException("id " + id, reasons("another id"));
            }
            return opened(provider);
        }
    }

    /**
     * Returns the most preferred backend that runs these files.
     *
     * @throws NoBackendException if there is none
     */
    public ModelBackend forFiles(ModelFiles files) {
        synchronized (lock) {
            if (preferred.isPresent()) {
                ModelBackend backend = byId(preferred.get());
                if (backend.runs(files)) {
                    return backend;
                }
            }
            return find(files).orElseThrow(() -> {
                String wanted = files.format() + " files of " + files.id();
                return new NoBackendException(wanted, reasons("does not run " + files.format() + cure(files)));
            });
        }
    }

    /** Returns the most preferred backend that runs these files, or nothing. */
    public Optional<ModelBackend> find(ModelFiles files) {
        synchronized (lock) {
            return known().values().stream()
                    .filter(provider -> preferred.isEmpty() || provider.id().equals(preferred.get()))
                    .filter(provider -> provider.availability() instanceof Availability.Available)
                    .map(this::opened)
                    .filter(backend -> backend.runs(files))
                    .findFirst();
        }
    }

    /** Returns the native bytes that all open backends hold; opens none. */
    public NativeMemory held() {
        NativeMemory sum = NativeMemory.NONE;
        for (ModelBackend backend : openBackends()) {
            NativeMemory held = backend.memory().held();
            sum = new NativeMemory(
                    sum.weights().plus(held.weights()),
                    sum.kvCache().plus(held.kvCache()),
                    sum.buffers().plus(held.buffers()));
        }
        return sum;
    }

    /** Makes every open backend give arenas and scratch memory back; opens none. */
    public void trim() {
        openBackends().forEach(ModelBackend::trim);
    }

    /** Closes every backend that was opened. Closing again does nothing. */
    @Override
    public void close() {
        List<ModelBackend> toClose;
        synchronized (lock) {
            closed = true;
            toClose = new ArrayList<>(open.values());
            open.clear();
        }
        RuntimeException failure = null;
        for (ModelBackend backend : toClose) {
            try {
                backend.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What is published has to be turned into what is run. */
    private static String cure(ModelFiles files) {
        return switch (files.format()) {
            case CHECKPOINT, GGUF ->
                "; compress it first: headroom compress " + files.path() + " --precision int4 --out DIR";
            case ARTEFACT, ONNX -> "";
        };
    }

    private List<ModelBackend> openBackends() {
        synchronized (lock) {
            return List.copyOf(open.values());
        }
    }

    private ModelBackend opened(ModelBackendProvider provider) {
        if (closed) {
            throw new IllegalStateException("backends are closed");
        }
        ModelBackend backend = open.get(provider.id());
        if (backend == null) {
            backend = provider.open(settings);
            open.put(provider.id(), backend);
        }
        return backend;
    }

    private Map<String, ModelBackendProvider> known() {
        if (closed) {
            throw new IllegalStateException("backends are closed");
        }
        if (providers == null) {
            providers = unique(given == null ? discover() : given);
        }
        return providers;
    }

    private List<ModelBackendProvider> discover() {
        List<ModelBackendProvider> found = new ArrayList<>();
        for (ServiceLoader.Provider<ModelBackendProvider> announced :
                ServiceLoader.load(ModelBackendProvider.class).stream().toList()) {
            try {
                found.add(announced.get());
            } catch (ServiceConfigurationError e) {
                // one provider that cannot be made must not take the others away; its reason is in the exception
                broken.put(announced.type().getName(), "cannot be made: " + e.getMessage());
            }
        }
        return found;
    }

    private static Map<String, ModelBackendProvider> unique(List<ModelBackendProvider> found) {
        Map<String, ModelBackendProvider> byId = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparingInt(ModelBackendProvider::rank)
                        .reversed()
                        .thenComparing(ModelBackendProvider::id))
                .forEach(provider -> {
                    ModelBackendProvider other = byId.put(provider.id(), provider);
                    if (other != null) {
                        throw new IllegalStateException("backend id " + provider.id() + " must be unique, was given by "
                                + origin(other) + " and " + origin(provider));
                    }
                });
        return byId;
    }

    private static String origin(ModelBackendProvider provider) {
        var source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.getClass().getName()
                + (source == null || source.getLocation() == null ? "" : " in " + source.getLocation());
    }

    private Map<String, String> reasons(String otherwise) {
        Map<String, String> reasons = new TreeMap<>(broken);
        for (ModelBackendProvider provider : known().values()) {
            String reason = provider.availability() instanceof Availability.Unavailable unavailable
                    ? unavailable.reason() + "; " + unavailable.cure()
                    : otherwise;
            reasons.put(provider.id(), reason);
        }
        return reasons;
    }
}
