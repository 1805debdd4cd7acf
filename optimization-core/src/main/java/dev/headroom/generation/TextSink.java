package dev.headroom.generation;

/** Receives an answer piece by piece. Called on the generating thread; must be quick. */
@FunctionalInterface
public interface TextSink {

    /** Takes the next piece: whole characters, never empty. */
    void accept(String piece);

    /** Returns a sink that drops everything. */
    static TextSink ignore() {
        return piece -> {};
    }
}
