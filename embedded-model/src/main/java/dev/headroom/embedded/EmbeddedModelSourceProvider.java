package dev.headroom.embedded;

import dev.headroom.StorageSettings;
import dev.headroom.spi.ModelSource;
import dev.headroom.spi.ModelSourceProvider;

/** Brings the embedded model to every manager that has this jar on its class path. Thread-safe. */
public final class EmbeddedModelSourceProvider implements ModelSourceProvider {

    /** Made by the service loader. */
    public EmbeddedModelSourceProvider() {}

    @Override
    public ModelSource open(StorageSettings storage) {
        return new EmbeddedModelSource(storage.cacheDirectory());
    }
}
