package dev.headroom.model;

import java.util.Objects;

/**
 * What is known of a published model without its files.
 *
 * @param id its name on the Hugging Face hub
 * @param task what it is for
 * @param architecture its Hugging Face architecture
 * @param shape its sizes as published
 */
public record ModelCard(String id, ModelTask task, String architecture, ModelShape shape) {

    /** Rejects nulls. */
    public ModelCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(shape, "shape");
    }
}
