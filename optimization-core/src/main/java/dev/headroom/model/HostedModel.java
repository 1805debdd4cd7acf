package dev.headroom.model;

import dev.headroom.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A model as its host sees it.
 *
 * @param id its name
 * @param path where it lies
 * @param contextLength tokens that it was loaded for
 * @param state what is being done with it
 * @param estimated bytes that the backend's estimate asked for
 * @param measured bytes that the load was seen to take; absent while loading
 * @param loads how often a model of this name has been loaded
 * @param lastUsed when it was lent or given back last
 * @param loadingTime how long loading took; absent while loading
 */
public record HostedModel(
        String id,
        Path path,
        int contextLength,
        State state,
        ByteSize estimated,
        Optional<ByteSize> measured,
        int loads,
        Instant lastUsed,
        Optional<Duration> loadingTime) {

    /** Returns a line for people. */
    @Override
    public String toString() {
        return id + ": " + state.name().toLowerCase(Locale.ROOT) + ", "
                + measured.map(bytes -> bytes + " measured, " + estimated + " estimated")
                        .orElse(estimated + " estimated")
                + ", context " + contextLength
                + loadingTime
                        .map(time -> ", loaded in " + time.toMillis() + " ms")
                        .orElse("");
    }

    /** What is being done with a model. */
    public enum State {
        /** It is being loaded. */
        LOADING,
        /** It is loaded and may be unloaded. */
        IDLE,
        /** It is loaded and in use. */
        LENT,
        /** It is being unloaded. */
        UNLOADING
    }
}
