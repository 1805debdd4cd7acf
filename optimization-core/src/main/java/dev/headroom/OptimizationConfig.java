package dev.headroom;

import dev.headroom.box.Box;
import dev.headroom.box.MemoryLimits;
import dev.headroom.cache.CacheLimits;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.model.LadderSettings;
import dev.headroom.queue.QueueLimits;
import java.util.Objects;

/**
 * Everything that can be set, as a record of small records that check themselves.
 *
 * <pre>{@code
 * OptimizationConfig config = OptimizationConfig.forThisBox().toBuilder()
 *         .queue(QueueLimits.defaults().withCapacity(4))
 *         .build();
 * }</pre>
 *
 * <p>Immutable, thread-safe. {@link ConfigLoader} reads one from a file and the environment.
 *
 * @param box the limits to live in
 * @param memory when memory is short
 * @param cache bounds of the cache tiers
 * @param queue bounds and time limits of the queue
 * @param generation how answers are generated unless a request says otherwise
 * @param ladder which models to try, in order
 * @param runtime how models are run
 * @param storage where models are looked for
 */
public record OptimizationConfig(
        Box box,
        MemoryLimits memory,
        CacheLimits cache,
        QueueLimits queue,
        GenerationSettings generation,
        LadderSettings ladder,
        RuntimeSettings runtime,
        StorageSettings storage) {

    /** Rejects nulls. */
    public OptimizationConfig {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(ladder, "ladder");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(storage, "storage");
    }

    /** Returns the defaults for the limits of this container, or of this machine where there is none. */
    public static OptimizationConfig forThisBox() {
        return forBox(Box.detect());
    }

    /** Returns the defaults for a free Hugging Face Space: 2 CPUs and 16 GB. */
    public static OptimizationConfig hfSpacesFree() {
        return forBox(Box.of(2, ByteSize.gigabytes(16)));
    }

    /** Returns the defaults for a box. */
    public static OptimizationConfig forBox(Box box) {
        return new OptimizationConfig(
                box,
                MemoryLimits.defaults(),
                CacheLimits.defaults(),
                QueueLimits.defaults(),
                GenerationSettings.defaults(),
                LadderSettings.defaults(),
                RuntimeSettings.defaults(),
                ConfigLoader.standardStorage());
    }

    /** Returns a builder with the defaults for this box. */
    public static Builder builder() {
        return forThisBox().toBuilder();
    }

    /** Returns a builder that starts from this configuration. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns the compute threads: what is configured, or the CPU quota of the box. */
    public int threads() {
        return runtime.threads().orElse(box.threads());
    }

    /** Changes parts of a configuration. One thread at a time. */
    public static final class Builder {

        private Box box;
        private MemoryLimits memory;
        private CacheLimits cache;
        private QueueLimits queue;
        private GenerationSettings generation;
        private LadderSettings ladder;
        private RuntimeSettings runtime;
        private StorageSettings storage;

        private Builder(OptimizationConfig start) {
            box = start.box;
            memory = start.memory;
            cache = start.cache;
            queue = start.queue;
            generation = start.generation;
            ladder = start.ladder;
            runtime = start.runtime;
            storage = start.storage;
        }

        /** Takes the limits to live in. */
        public Builder box(Box value) {
            box = value;
            return this;
        }

        /** Takes the thresholds of memory pressure. */
        public Builder memory(MemoryLimits value) {
            memory = value;
            return this;
        }

        /** Takes the bounds of the cache tiers. */
        public Builder cache(CacheLimits value) {
            cache = value;
            return this;
        }

        /** Takes the bounds and time limits of the queue. */
        public Builder queue(QueueLimits value) {
            queue = value;
            return this;
        }

        /** Takes the default settings of answers. */
        public Builder generation(GenerationSettings value) {
            generation = value;
            return this;
        }

        /** Takes the models to try. */
        public Builder ladder(LadderSettings value) {
            ladder = value;
            return this;
        }

        /** Takes how models are run. */
        public Builder runtime(RuntimeSettings value) {
            runtime = value;
            return this;
        }

        /** Takes where models are looked for. */
        public Builder storage(StorageSettings value) {
            storage = value;
            return this;
        }

        /** Returns the configuration. */
        public OptimizationConfig build() {
            return new OptimizationConfig(box, memory, cache, queue, generation, ladder, runtime, storage);
        }
    }
}
