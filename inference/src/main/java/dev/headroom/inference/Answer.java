package dev.headroom.inference;

import dev.headroom.generation.TextSink;

/**
 * The text of an answer in the making: tokens in, whole characters before the first stop string out.
 *
 * <p>One thread at a time.
 */
final class Answer {

    private final TextStream stream;
    private final StopStrings stops;
    private final TextSink sink;
    private final StringBuilder text = new StringBuilder();

    Answer(TextStream stream, StopStrings stops, TextSink sink) {
        this.stream = stream;
        this.stops = stops;
        this.sink = sink;
    }

    /** Takes a token and returns whether a stop string has come. */
    boolean endsWith(int id) {
        emit(stops.accept(stream.append(id)));
        return stops.found();
    }

    /** Lets go of what was held back and returns the whole text. A character that stayed incomplete is dropped. */
    String finish() {
        emit(stops.rest());
        return text.toString();
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            sink.accept(piece);
        }
    }
}
