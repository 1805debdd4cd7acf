package dev.headroom.model;

import java.util.Objects;

/**
 * Which model served a request, and why that one.
 *
 * @param modelId the model
 * @param precision its precision
 * @param reason why it was taken, for people; a step down is said here
 */
public record ModelUse(String modelId, Precision precision, String reason) {

    /** Rejects nulls. */
    public ModelUse {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(reason, "reason");
    }
}
