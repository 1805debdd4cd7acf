package dev.headroom.cli.model;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.box.MemoryProbes;
import dev.headroom.model.Backends;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.util.List;

/** Loads models for commands that measure a model itself, without queue and caches. */
public final class OpenModel {

    private OpenModel() {}

    /**
     * Loads a model if the box has room for it.
     *
     * @throws OverBudgetException if it would not fit; nothing was loaded
     * @throws dev.headroom.NoBackendException if nothing can run it
     */
    public static LoadedModel load(Backends backends, ModelFiles files, int contextLength) {
        ModelBackend backend = backends.forFiles(files);
        LoadSettings settings = LoadSettings.ofContext(contextLength);
        ByteSize needed = backend.estimate(files, settings).hard();
        ByteSize free = MemoryProbes.detect().read().free();
        if (needed.isMoreThan(free)) {
            throw new OverBudgetException("model " + files.id(), needed, free, List.of());
        }
        return backend.load(files, settings, new CancelToken());
    }
}
