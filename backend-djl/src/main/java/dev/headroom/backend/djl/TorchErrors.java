package dev.headroom.backend.djl;

import ai.djl.engine.EngineException;
import dev.headroom.BackendException;
import java.util.function.Supplier;

/** The one place where native failures become ours. */
final class TorchErrors {

    private TorchErrors() {}

    /** Runs {@code work}; its native failures are those of {@code doing}, for example {@code loading tiny}. */
    static <T> T mapped(String doing, Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw new BackendException(DjlBackendProvider.ID, doing + " failed: " + firstLine(e), e);
        }
    }

    /** The rest of the message is a native stack trace. */
    private static String firstLine(EngineException e) {
        String message = String.valueOf(e.getMessage()).strip();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
