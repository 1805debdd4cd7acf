package dev.headroom.data.frame;

import java.util.Optional;

/**
 * A table read chunk by chunk. The reader works only while {@link #next} is called: that is the back-pressure.
 *
 * <p>One thread at a time. Its frames are small, stay valid and need no close.
 */
public interface FrameStream extends AutoCloseable {

    /** Returns the next rows, or nothing at the end. */
    Optional<Frame> next();

    /** Returns what reading came to so far. */
    ReadReport report();

    /** Lets the source go. Closing again does nothing. */
    @Override
    void close();
}
