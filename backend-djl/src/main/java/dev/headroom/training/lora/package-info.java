/**
 * Low-rank adaptation (LoRA): trains two small matrices beside each frozen linear layer of a checkpoint, reads and
 * writes them as PEFT does, and merges them into a checkpoint. Entry types {@code LoraModel} and {@code LoraMerge}.
 */
@NullMarked
package dev.headroom.training.lora;

import org.jspecify.annotations.NullMarked;
