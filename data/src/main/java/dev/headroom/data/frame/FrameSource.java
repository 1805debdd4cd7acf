package dev.headroom.data.frame;

import dev.headroom.data.plan.DtypePlan;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table that can be read, again and again: a file or a query.
 *
 * <pre>{@code
 * FrameSource flights = CsvFile.open(Path.of("flights.csv"));
 * try (Frame frame = flights.read(ReadSettings.defaults().withColumns("origin", "delay"))) { ... }
 * flights.forEachChunk(ReadSettings.defaults(), chunk -> count += chunk.rowCount());
 * }</pre>
 *
 * <p>Thread-safe; each stream serves one thread at a time.
 */
public interface FrameSource {

    /** Returns what it is, for people. */
    String name();

    /** Returns the types as a sample suggests them. */
    DtypePlan plan();

    /**
     * Reads the whole table.
     *
     * @throws IllegalArgumentException if a wanted column is not there
     * @throws dev.headroom.HeadroomException if the source breaks a rule or reading was cancelled
     */
    Frame read(ReadSettings settings);

    /** Begins to read the table chunk by chunk. */
    FrameStream stream(ReadSettings settings);

    /** Hands every chunk to the consumer in turn, and returns what reading came to. */
    default ReadReport forEachChunk(ReadSettings settings, Consumer<Frame> consumer) {
        try (FrameStream stream = stream(settings)) {
            Optional<Frame> chunk = stream.next();
            while (chunk.isPresent()) {
                consumer.accept(chunk.get());
                chunk = stream.next();
            }
            return stream.report();
        }
    }
}
