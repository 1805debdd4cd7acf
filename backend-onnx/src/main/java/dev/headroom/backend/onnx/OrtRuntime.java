package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.headroom.spi.BackendSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The native runtime with the options that every session gets. Nothing is loaded before the first session.
 *
 * <p>Sessions are made on the {@link OrtThread} only.
 */
final class OrtRuntime {

    /** Read by ONNX Runtime when its first class loads; later changes have no effect. */
    private static final String NATIVE_PATH = "onnxruntime.native.path";

    /** Full speed when the box is quiet, little waste when it is not; the runtime's own default spins on. */
    private static final String SPIN_MICROSECONDS = "200";

    private final BackendSettings settings;
    private @Nullable OrtEnvironment environment;

    OrtRuntime(BackendSettings settings) {
        this.settings = settings;
    }

    /** Returns the environment of the process, loading the native library on the first call. */
    synchronized OrtEnvironment environment() throws OrtException {
        OrtEnvironment loaded = environment;
        if (loaded == null) {
            settings.nativeLibraries().ifPresent(folder -> System.setProperty(NATIVE_PATH, folder.toString()));
            try {
                loaded = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "headroom");
            } catch (LinkageError e) {
                throw OrtErrors.map(e);
            }
            loaded.setTelemetry(false);
            SecondReference.take();
            environment = loaded;
        }
        return loaded;
    }

    /** Opens a graph for inference. */
    OrtSession openSession(Path graph) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            options.setIntraOpNumThreads(settings.threads());
            options.addConfigEntry("session.intra_op.spin_duration_us", SPIN_MICROSECONDS);
            return environment().createSession(graph.toString(), options);
        }
    }

    /** Opens a graph that only allocates: one thread, and no arena, so that closing a result frees its memory. */
    OrtSession openAllocator(byte[] graph) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            options.setIntraOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            return environment().createSession(graph, options);
        }
    }

    private OrtSession.SessionOptions options() throws OrtException {
        environment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        options.setInterOpNumThreads(1);
        // the first session of the process decides for all
        options.addConfigEntry("session.set_denormal_as_zero", "1");
        return options;
    }
}
