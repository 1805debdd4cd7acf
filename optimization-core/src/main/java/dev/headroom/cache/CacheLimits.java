package dev.headroom.cache;

import dev.headroom.ByteSize;
import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of the cache tiers.
 *
 * @param request answers to identical requests, for a short while
 * @param computation deterministic results, for longer
 * @param templateWeight most bytes of compiled templates and fonts, more than 0
 */
public record CacheLimits(TierLimits request, TierLimits computation, ByteSize templateWeight) {

    /** Request tier unless told otherwise: 100 MB, 10 entries, 5 minutes. */
    public static final TierLimits DEFAULT_REQUEST = new TierLimits(ByteSize.megabytes(100), 10, Duration.ofMinutes(5));

    /** Computation tier unless told otherwise: 500 MB, 128 entries, 1 hour. */
    public static final TierLimits DEFAULT_COMPUTATION =
            new TierLimits(ByteSize.megabytes(500), 128, Duration.ofHours(1));

    /** Template tier unless told otherwise: 10 MB. */
    public static final ByteSize DEFAULT_TEMPLATE_WEIGHT = ByteSize.megabytes(10);

    /** Rejects nulls and a template tier of nothing. */
    public CacheLimits {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(computation, "computation");
        if (templateWeight.bytes() == 0) {
            throw new IllegalArgumentException("templateWeight must be more than 0 B, was " + templateWeight);
        }
    }

    /** Returns 100 MB for requests, 500 MB for computations, 10 MB for templates. */
    public static CacheLimits defaults() {
        return new CacheLimits(DEFAULT_REQUEST, DEFAULT_COMPUTATION, DEFAULT_TEMPLATE_WEIGHT);
    }

    /** Returns these limits with another request tier. */
    public CacheLimits withRequest(TierLimits limits) {
        return new CacheLimits(limits, computation, templateWeight);
    }

    /** Returns these limits with another computation tier. */
    public CacheLimits withComputation(TierLimits limits) {
        return new CacheLimits(request, limits, templateWeight);
    }

    /** Returns these limits with another template tier. */
    public CacheLimits withTemplateWeight(ByteSize weight) {
        return new CacheLimits(request, computation, weight);
    }

    /** Returns the most bytes that all tiers may hold together. */
    public ByteSize total() {
        return request.maximumWeight().plus(computation.maximumWeight()).plus(templateWeight);
    }
}
