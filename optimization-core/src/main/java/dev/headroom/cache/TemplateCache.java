package dev.headroom.cache;

import dev.headroom.ByteSize;
import dev.headroom.spi.CacheTier;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What is costly to make and the same for every document: compiled templates, parsed style sheets, parsed fonts. All
 * who make such things share one, and with it one bound in bytes.
 *
 * <pre>{@code
 * TemplateCache templates = TemplateCache.within(CacheLimits.defaults());
 * Extensions extensions = Extensions.none().withTiers(List.of(templates.tier()));
 * Font font = templates.get(
 *         new TemplateCache.Key<>(Font.class, "DejaVu Sans"), () -> new TemplateCache.Entry<>(parse(file), size));
 * }</pre>
 *
 * <p>Registered with a manager, it is listed among the tiers and cleared in an emergency; what was dropped is made again
 * on its next use, and whoever still holds it may go on using it. Thread-safe, and so must be what it keeps. Holds up
 * to its bound, by the weights that are stated.
 */
public final class TemplateCache implements AutoCloseable {

    private final CaffeineTier<Key<?>, Entry<?>> tier;

    private TemplateCache(CacheLimits limits) {
        tier = CacheTiers.templates(limits, (key, entry) -> entry.weight().bytes());
    }

    /** Returns an empty cache bounded by {@link CacheLimits#templateWeight()}. */
    public static TemplateCache within(CacheLimits limits) {
        return new TemplateCache(limits);
    }

    /**
     * Names one thing.
     *
     * @param type of the thing
     * @param name distinguishes it from others of its type
     */
    public record Key<T>(Class<T> type, String name) {

        /** Rejects nulls. */
        public Key {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A thing and what it holds.
     *
     * @param value safe for many threads
     * @param weight heap bytes, about
     */
    public record Entry<T>(T value, ByteSize weight) {

        /** Rejects nulls. */
        public Entry {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(weight, "weight");
        }
    }

    /** Returns the thing so named, making it once however many threads ask at the same time. */
    public <T> T get(Key<T> key, Supplier<Entry<T>> make) {
        return key.type().cast(tier.getOrCompute(key, missing -> make.get()).value());
    }

    /** Returns the tier to register with a manager, which closes it then. */
    public CacheTier<?, ?> tier() {
        return tier;
    }

    /** Drops everything for good. Closing again does nothing. */
    @Override
    public void close() {
        tier.close();
    }
}
