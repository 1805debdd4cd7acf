package dev.headroom.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what was asked of a {@link FakeBackend}. Thread-safe. */
public final class FakeCalls {

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger unloads = new AtomicInteger();
    final AtomicInteger generations = new AtomicInteger();
    final AtomicInteger embeddings = new AtomicInteger();
    final AtomicInteger classifications = new AtomicInteger();
    final AtomicInteger trims = new AtomicInteger();

    FakeCalls() {}

    /** Returns how often the provider opened a backend. */
    public int opened() {
        return opened.get();
    }

    /** Returns how many loads were begun. */
    public int loads() {
        return loads.get();
    }

    /** Returns how many loaded models were closed. */
    public int unloads() {
        return unloads.get();
    }

    /** Returns how many generations were begun. */
    public int generations() {
        return generations.get();
    }

    /** Returns how many embedding calls were begun. */
    public int embeddings() {
        return embeddings.get();
    }

    /** Returns how many classification calls were begun. */
    public int classifications() {
        return classifications.get();
    }

    /** Returns how often the backend was trimmed. */
    public int trims() {
        return trims.get();
    }
}
