package dev.headroom.spi;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backend is told when it is opened.
 *
 * @param threads compute threads, at least 1; from the CPU quota of the box, not from the host
 * @param device where to compute
 * @param nativeLibraries a folder with libraries extracted before, instead of the ones in the jar
 */
public record BackendSettings(int threads, Device device, Optional<Path> nativeLibraries) {

    /** Rejects a thread count below 1 and nulls. */
    public BackendSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(nativeLibraries, "nativeLibraries");
    }

    /** Returns settings for {@code threads} compute threads and defaults for the rest. */
    public static BackendSettings ofThreads(int threads) {
        return new BackendSettings(threads, Device.AUTO, Optional.empty());
    }

    /** Where a backend computes. */
    public enum Device {
        /** The best device that the backend supports and has been tested on; today the CPU. */
        AUTO,
        /** The CPU. */
        CPU
    }
}
