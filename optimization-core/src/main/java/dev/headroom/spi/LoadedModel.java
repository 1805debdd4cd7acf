package dev.headroom.spi;

import dev.headroom.ByteSize;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.model.ModelProfile;

/**
 * A model in memory, owned by whoever loaded it. The roles it can play are asked for by method; a role that it does not
 * have is an {@link UnsupportedFeatureException}.
 *
 * <p>Thread-safe, but one call runs at a time: later ones wait.
 *
 * <p>Holds its weights, KV cache and buffers until closed; see {@link #held()}.
 */
public interface LoadedModel extends AutoCloseable {

    /** Returns what this model is. */
    ModelProfile profile();

    /** Returns the native bytes that it holds. */
    NativeMemoryGauge.NativeMemory held();

    /** Returns its role as a text generator. */
    default TextGenerator generator() {
        throw new UnsupportedFeatureException("generation", profile().id());
    }

    /** Returns its role as a scorer of token sequences. */
    default TokenScorer scorer() {
        throw new UnsupportedFeatureException("scoring", profile().id());
    }

    /** Returns its role as a sentence embedder. */
    default TextEmbedder embedder() {
        throw new UnsupportedFeatureException("embedding", profile().id());
    }

    /** Returns its role as a classifier. */
    default TextClassifier classifier() {
        throw new UnsupportedFeatureException("classification", profile().id());
    }

    /** Frees everything. A running call is ended first. Closing again does nothing. */
    @Override
    void close();

    /** Returns the bytes of {@link #held()} in one number. */
    default ByteSize heldBytes() {
        return held().total();
    }
}
