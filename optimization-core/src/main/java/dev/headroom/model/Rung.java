package dev.headroom.model;

import java.util.Objects;

/**
 * One runnable choice of a ladder.
 *
 * @param modelId the model
 * @param precision the format of its large matrices
 * @param blockSize weights that share a scale, at least 1; ignored by the floating-point formats
 * @param contextLength tokens of prompt and answer together, at least 8
 */
public record Rung(String modelId, Precision precision, int blockSize, int contextLength) {

    /** Checks every range. */
    public Rung {
        Objects.requireNonNull(precision, "precision");
        if (modelId.isBlank()) {
            throw new IllegalArgumentException("modelId must not be blank, was '" + modelId + "'");
        }
        if (blockSize < 1) {
            throw new IllegalArgumentException("blockSize must be at least 1, was " + blockSize);
        }
        if (contextLength < 8) {
            throw new IllegalArgumentException("contextLength must be at least 8, was " + contextLength);
        }
    }

    /** Returns the directory name of the artefact made for this rung, for example {@code microsoft--phi-2-int4-b32}. */
    public String artefactName() {
        return modelId.replace("/", "--") + "-" + precision.label() + (hasBlocks() ? "-b" + blockSize : "");
    }

    /** Returns a name for people, for example {@code microsoft/phi-2 int4/32}. */
    public String label() {
        return modelId + " " + precision.label() + (hasBlocks() ? "/" + blockSize : "");
    }

    /** Returns the settings to load this rung with. */
    public LoadSettings loadSettings() {
        return LoadSettings.ofContext(contextLength);
    }

    private boolean hasBlocks() {
        return precision == Precision.INT4 || precision == Precision.INT8;
    }
}
