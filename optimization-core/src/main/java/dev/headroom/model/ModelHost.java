package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.RequestCancelledException;
import dev.headroom.box.MemoryWatch;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.cache.TierStatistics;
import dev.headroom.queue.CancelToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the loaded models: loads each on first need under a memory lease, lends it, and unloads it when memory is wanted.
 *
 * <pre>{@code
 * try (ModelHost host = new ModelHost(backends, budget, watch, HostSettings.defaults());
 *         Loan loan = host.lend(files, LoadSettings.defaults(), cancel)) {
 *     loan.model().generator().generate(prompt, settings, sink, cancel);
 * }
 * }</pre>
 *
 * <p>There is one instance per model id and one load at a time. Where the budget has no room, idle models are unloaded,
 * the least recently used first; a lent model never is. A model wanted with another path or a longer context is loaded
 * anew once it is idle. Memory is sampled quickly while loading, and the measured peak replaces the estimate from then
 * on.
 *
 * <p>Thread-safe. Holds every loaded model until evicted or closed. Errors: {@link OverBudgetException} before anything
 * is allocated, whatever the backend throws for a load, {@link RequestCancelledException} where the token fires before
 * the model is there.
 */
public final class ModelHost implements AutoCloseable {

    /** Name of the model tier in lists and metrics. */
    public static final String TIER = "model";

    private static final Logger LOG = LoggerFactory.getLogger(ModelHost.class);

    private final MemoryBudget budget;
    private final HostSettings settings;
    private final ModelLoading loading;
    private final MemoryBudget.Registration freeable;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by lock
    private final Map<String, ModelSlot> slots = new LinkedHashMap<>();
    private final Map<String, Integer> loadsById = new HashMap<>();
    private boolean loadRunning;
    private boolean closed;
    private long order;
    private long hits;
    private long misses;
    private long evictions;

    /**
     * Makes an empty host; nothing is opened or loaded.
     *
     * @param backends load the models; closed by their owner, after this host
     * @param budget promises the bytes
     * @param watch measures loads
     */
    public ModelHost(Backends backends, MemoryBudget budget, MemoryWatch watch, HostSettings settings) {
        this.budget = budget;
        this.settings = settings;
        this.loading = new ModelLoading(backends, watch, settings.profiles(), settings.turns(), this::reserve);
        this.freeable = budget.addFreeable("idle models", this::idleBytes);
    }

    /**
     * Lends a model, loading it if need be. Waits while another model is being loaded.
     *
     * @throws OverBudgetException if it does not fit even after unloading every idle model
     * @throws RequestCancelledException if {@code cancel} fires before the model is there
     * @throws IllegalStateException after close
     */
    public Loan lend(ModelFiles files, LoadSettings load, CancelToken cancel) {
        CancelToken.Registration registration = cancel.onCancel(reason -> wake());
        try (registration) {
            while (true) {
                ModelSlot slot;
                lock.lock();
                try {
                    slot = awaitSlot(files, load, cancel);
                    if (slot.isReady()) {
                        hits++;
                        return lent(slot);
                    }
                } finally {
                    lock.unlock();
                }
                if (slot.unloading) {
                    unload(slot);
                } else {
                    return loaded(slot, cancel);
                }
            }
        }
    }

    /** Unloads every model that is not lent, the least recently used first, and returns the bytes this freed. */
    public ByteSize evictIdle() {
        return evictAll(slot -> true);
    }

    /** Unloads a model unless it is lent or absent, and returns the bytes this freed. */
    public ByteSize evict(String modelId) {
        return evictAll(slot -> slot.files.id().equals(modelId));
    }

    /** Unloads the models that have been idle for longer than the limit, if there is one, and returns the bytes freed. */
    public ByteSize evictExpired() {
        Optional<Instant> bound =
                settings.idleLimit().map(limit -> settings.clock().instant().minus(limit));
        return bound.map(oldest -> evictAll(slot -> !slot.lastUsed.isAfter(oldest)))
                .orElse(ByteSize.ZERO);
    }

    /** Returns the bytes under leases of models that could be unloaded now. */
    public ByteSize idleBytes() {
        return sum(ModelSlot::isIdle);
    }

    /** Returns every model that is loaded, being loaded or being unloaded. */
    public List<HostedModel> hosted() {
        lock.lock();
        try {
            return slots.values().stream().map(ModelSlot::view).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the figures of the model tier: a hit is a lend that needed no load. */
    public TierStatistics statistics() {
        lock.lock();
        try {
            long entries = slots.values().stream().filter(ModelSlot::isReady).count();
            return new TierStatistics(
                    TIER,
                    entries,
                    OptionalLong.empty(),
                    sum(ModelSlot::isReady),
                    budget.capacity(),
                    hits,
                    misses,
                    evictions);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Unloads every idle model now and every lent one when it is given back; lends nothing from now on. Closing again does
     * nothing.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        freeable.close();
        evictIdle();
    }

    /** Returns a slot that is ready, or that this thread has to load or unload. */
    private ModelSlot awaitSlot(ModelFiles files, LoadSettings load, CancelToken cancel) {
        while (true) {
            if (closed) {
                throw new IllegalStateException("the model host is closed");
            }
            cancel.throwIfCancelled();
            ModelSlot slot = slots.get(files.id());
            if (slot == null && !loadRunning) {
                return newSlot(files, load);
            }
            if (slot != null && slot.isReady()) {
                if (slot.serves(files, load)) {
                    return slot;
                }
                if (slot.isIdle()) {
                    slot.unloading = true;
                    return slot;
                }
            }
            awaitChange();
            if (slot != null && slot.failedForAll() && slot.serves(files, load)) {
                throw slot.failure;
            }
        }
    }

    private ModelSlot newSlot(ModelFiles files, LoadSettings load) {
        loadRunning = true;
        misses++;
        int loads = loadsById.merge(files.id(), 1, Integer::sum);
        ModelSlot slot = new ModelSlot(files, load, loads, settings.clock().instant());
        slots.put(files.id(), slot);
        return slot;
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private void awaitChange() {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestCancelledException("interrupted");
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Loan loaded(ModelSlot slot, CancelToken cancel) {
        LoadedWeights weights = null;
        try {
            weights = loading.load(slot.files, slot.settings, cancel);
        } catch (RuntimeException e) {
            slot.failure = e;
            throw e;
        } finally {
            lock.lock();
            try {
                loadRunning = false;
                slot.loaded = weights;
                slot.loans = weights == null ? 0 : 1;
                if (weights == null) {
                    slots.remove(slot.files.id(), slot);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        settings.afterLoad().accept(slot.files);
        Loan loan = new Loan(weights.model(), () -> giveBack(slot));
        lock.lock();
        try {
            if (!closed) {
                return loan;
            }
        } finally {
            lock.unlock();
        }
        loan.close();
        throw new IllegalStateException("the model host is closed");
    }

    private Loan lent(ModelSlot slot) {
        slot.loans++;
        touch(slot);
        return new Loan(slot.loaded().model(), () -> giveBack(slot));
    }

    private void giveBack(ModelSlot slot) {
        lock.lock();
        try {
            slot.loans--;
            touch(slot);
            changed.signalAll();
            if (!closed || slot.loans > 0) {
                return;
            }
            slot.unloading = true;
        } finally {
            lock.unlock();
        }
        unload(slot);
    }

    private void touch(ModelSlot slot) {
        slot.lastUsed = settings.clock().instant();
        slot.order = ++order;
    }

    private Lease reserve(String purpose, ByteSize needed) {
        while (true) {
            try {
                return budget.reserve(purpose, needed);
            } catch (OverBudgetException e) {
                ByteSize reachable = budget.available().plus(sum(ModelSlot::isLeaving));
                boolean hopeless = needed.isMoreThan(reachable);
                if (hopeless || (!makeRoom() && needed.isMoreThan(budget.available()))) {
                    throw e;
                }
            }
        }
    }

    /** Unloads one idle model, or waits for one that another thread is unloading; returns whether there was either. */
    private boolean makeRoom() {
        Optional<ModelSlot> victim = claimIdle(slot -> true);
        if (victim.isPresent()) {
            unload(victim.get());
            return true;
        }
        lock.lock();
        try {
            if (slots.values().stream().anyMatch(ModelSlot::isIdle)) {
                return true;
            }
            boolean leaving = slots.values().stream().anyMatch(ModelSlot::isLeaving);
            if (leaving) {
                awaitChange();
            }
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    private ByteSize evictAll(Predicate<ModelSlot> which) {
        ByteSize freed = ByteSize.ZERO;
        for (Optional<ModelSlot> next = claimIdle(which); next.isPresent(); next = claimIdle(which)) {
            freed = freed.plus(unload(next.get()));
        }
        return freed;
    }

    private Optional<ModelSlot> claimIdle(Predicate<ModelSlot> which) {
        lock.lock();
        try {
            Optional<ModelSlot> slot = slots.values().stream()
                    .filter(ModelSlot::isIdle)
                    .filter(which)
                    .min(Comparator.comparingLong(idle -> idle.order));
            slot.ifPresent(claimed -> claimed.unloading = true);
            return slot;
        } finally {
            lock.unlock();
        }
    }

    /** Unloads a slot that this thread has claimed, outside the lock, and returns what the backend's gauge lost. */
    private ByteSize unload(ModelSlot slot) {
        ModelEvictEvent event = new ModelEvictEvent();
        event.begin();
        try {
            ByteSize freed = free(slot.loaded(), slot.files.id());
            LOG.debug("unloaded {}, {} freed", slot.files.id(), freed);
            event.record(slot.files, freed);
            return freed;
        } finally {
            lock.lock();
            try {
                slots.remove(slot.files.id(), slot);
                evictions++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private ByteSize free(LoadedWeights weights, String id) {
        ByteSize before = weights.backend().memory().held().total();
        try {
            weights.model().close();
        } catch (RuntimeException e) {
            // the model is unusable either way; its lease must not stay
            LOG.warn("closing model {} failed", id, e);
        } finally {
            weights.lease().close();
        }
        settings.afterUnload().run();
        return before.minusOrZero(weights.backend().memory().held().total());
    }

    private ByteSize sum(Predicate<ModelSlot> which) {
        lock.lock();
        try {
            return slots.values().stream().filter(which).map(ModelSlot::bytes).reduce(ByteSize.ZERO, ByteSize::plus);
        } finally {
            lock.unlock();
        }
    }
}
