package dev.headroom;

import dev.headroom.spi.BackendSettings.Device;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How models are run.
 *
 * @param backend id of the backend to use; absent for the best one present
 * @param threads compute threads; absent for the CPU quota of the box
 * @param device where to compute
 * @param nativeLibraries folder with native libraries extracted before; absent for those in the jars
 * @param contextLength tokens that prompt and answer may have together, at least 8
 * @param preload whether the first model is loaded at once or on first need
 * @param housekeepingEvery finished requests between two rounds of housekeeping, at least 1
 * @param collection whether housekeeping may ask for a full garbage collection
 */
public record RuntimeSettings(
        Optional<String> backend,
        OptionalInt threads,
        Device device,
        Optional<Path> nativeLibraries,
        int contextLength,
        Preload preload,
        int housekeepingEvery,
        Collection collection) {

    /** Tokens of the context unless told otherwise. */
    public static final int DEFAULT_CONTEXT_LENGTH = 2048;

    /** Finished requests between two rounds of housekeeping unless told otherwise. */
    public static final int DEFAULT_HOUSEKEEPING_EVERY = 5;

    /** Checks every range. */
    public RuntimeSettings {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(preload, "preload");
        Objects.requireNonNull(collection, "collection");
        if (threads.isPresent() && threads.getAsInt() < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads.getAsInt());
        }
        if (contextLength < 8) {
            throw new IllegalArgumentException("contextLength must be at least 8, was " + contextLength);
        }
        if (housekeepingEvery < 1) {
            throw new IllegalArgumentException("housekeepingEvery must be at least 1, was " + housekeepingEvery);
        }
    }

    /** Returns lazy loading, threads from the box and a context of {@value #DEFAULT_CONTEXT_LENGTH} tokens. */
    public static RuntimeSettings defaults() {
        return new RuntimeSettings(
                Optional.empty(),
                OptionalInt.empty(),
                Device.AUTO,
                Optional.empty(),
                DEFAULT_CONTEXT_LENGTH,
                Preload.ON_FIRST_NEED,
                DEFAULT_HOUSEKEEPING_EVERY,
                Collection.NEVER);
    }

    /** Returns these settings with another context. */
    public RuntimeSettings withContextLength(int tokens) {
        return new RuntimeSettings(
                backend, threads, device, nativeLibraries, tokens, preload, housekeepingEvery, collection);
    }

    /** Returns these settings with another moment for loading the first model. */
    public RuntimeSettings withPreload(Preload when) {
        return new RuntimeSettings(
                backend, threads, device, nativeLibraries, contextLength, when, housekeepingEvery, collection);
    }

    /** Returns these settings with a certain backend. */
    public RuntimeSettings withBackend(String value) {
        return new RuntimeSettings(
                Optional.of(value),
                threads,
                device,
                nativeLibraries,
                contextLength,
                preload,
                housekeepingEvery,
                collection);
    }

    /** Returns these settings with a number of compute threads. */
    public RuntimeSettings withThreads(int value) {
        return new RuntimeSettings(
                backend,
                OptionalInt.of(value),
                device,
                nativeLibraries,
                contextLength,
                preload,
                housekeepingEvery,
                collection);
    }

    /** Returns these settings with another device. */
    public RuntimeSettings withDevice(Device value) {
        return new RuntimeSettings(
                backend, threads, value, nativeLibraries, contextLength, preload, housekeepingEvery, collection);
    }

    /** Returns these settings with a folder of native libraries extracted before. */
    public RuntimeSettings withNativeLibraries(Path value) {
        return new RuntimeSettings(
                backend, threads, device, Optional.of(value), contextLength, preload, housekeepingEvery, collection);
    }

    /** Returns these settings with another rhythm of housekeeping. */
    public RuntimeSettings withHousekeepingEvery(int value) {
        return new RuntimeSettings(
                backend, threads, device, nativeLibraries, contextLength, preload, value, collection);
    }

    /** Returns these settings with another rule for full collections. */
    public RuntimeSettings withCollection(Collection value) {
        return new RuntimeSettings(
                backend, threads, device, nativeLibraries, contextLength, preload, housekeepingEvery, value);
    }

    /** When the first model is loaded. */
    public enum Preload {
        /** By the first request that needs it. */
        ON_FIRST_NEED,
        /** While the manager opens. */
        ON_OPEN
    }

    /** Whether housekeeping may ask for a full garbage collection. */
    public enum Collection {
        /** Never: the collector knows better. */
        NEVER,
        /** With every round of housekeeping. */
        FULL
    }
}
