package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the native environment until the process is gone. ONNX Runtime's Java classes release it in a shutdown hook,
 * whatever still runs on another thread: an interrupt or a container's stop signal during a generation then ends in a
 * segmentation fault. The native environment counts its references, and the method that takes one more is private.
 */
final class SecondReference {

    private static final Logger LOG = LoggerFactory.getLogger(SecondReference.class);

    private SecondReference() {}

    /** Takes one more reference to the environment that exists; without it only an orderly shutdown is safe. */
    static void take() {
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR.getValue(), "headroom");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("a stop signal during a run may end the process with a crash: {}", e.toString());
        }
    }
}
