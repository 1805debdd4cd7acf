package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Sequences as arrays.
 *
 * @param inputs int64 {@code [batch, time]}
 * @param targets int64 {@code [batch · time]}, the token after each input
 * @param time tokens per sequence
 */
record TokenBatch(NDArray inputs, NDArray targets, int time) {

    static TokenBatch of(NDManager manager, List<int[]> sequences) {
        int time = sequences.get(0).length - 1;
        long[] inputs = new long[sequences.size() * time];
        long[] targets = new long[inputs.length];
        int at = 0;
        for (int[] sequence : sequences) {
            for (int i = 0; i < time; i++, at++) {
                inputs[at] = sequence[i];
                targets[at] = sequence[i + 1];
            }
        }
        return new TokenBatch(
                manager.create(inputs, new Shape(sequences.size(), time)),
                manager.create(targets, new Shape(targets.length)),
                time);
    }
}
