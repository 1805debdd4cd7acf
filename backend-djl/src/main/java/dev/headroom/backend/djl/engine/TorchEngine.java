package dev.headroom.backend.djl.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.BackendException;
import java.nio.file.Path;

/**
 * PyTorch, loaded into this process once and for all, from the class path and without network.
 *
 * <pre>{@code
 * TorchEngine torch = TorchEngine.load();
 * try (NDManager arrays = torch.newManager()) {
 *     GradientMode.OFF.run(() -> forward(arrays));
 * }
 * }</pre>
 *
 * <p>The first load unpacks 432 MB into {@code DJL_CACHE_DIR} (default {@code ~/.djl.ai}) unless
 * {@code PYTORCH_LIBRARY_PATH} names a directory that holds the libraries; later loads take about 0.4 s and 120 MB.
 * Thread-safe. The engine cannot be unloaded.
 */
public final class TorchEngine {

    /** The name this backend is known by in configuration and error messages. */
    public static final String BACKEND_ID = "djl";

    private final Engine engine;

    private TorchEngine(Engine engine) {
        this.engine = engine;
    }

    /**
     * Loads the engine, or returns at once where it is loaded. Call it on the thread that computes: how modules are
     * executed is a setting of the thread.
     *
     * @throws BackendException where the native libraries are missing or do not fit this machine
     */
    public static TorchEngine load() {
        // read in static initialisers of the library: must stand before its first class is loaded
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            Engine engine = Engine.getEngine("PyTorch");
            // the profiling executor would run the first calls of an op module by another path than later ones
            JniUtils.setGraphExecutorOptimize(false);
            return new TorchEngine(engine);
        } catch (LinkageError | RuntimeException e) {
            throw new BackendException(BACKEND_ID, "PyTorch does not load: " + rootMessage(e), e);
        }
    }

    /**
     * As {@link #load()}, with libraries extracted before; without effect where the engine is loaded.
     *
     * @param nativeLibraries the directory that holds them
     */
    public static TorchEngine load(Path nativeLibraries) {
        System.setProperty("PYTORCH_LIBRARY_PATH", nativeLibraries.toString());
        return load();
    }

    /** Returns the version of PyTorch, for example {@code 2.7.1}. */
    public String version() {
        return engine.getVersion();
    }

    /** Returns an owner of arrays; closing it frees them at once. */
    public NDManager newManager() {
        return engine.newBaseManager();
    }

    /** Sets how many threads one operator may use, for the whole process. */
    public void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        JniUtils.setNumThreads(threads);
    }

    /** Returns how many threads one operator may use. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** Makes the engine's random numbers repeatable. */
    public void setSeed(int seed) {
        engine.setRandomSeed(seed);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString();
    }
}
