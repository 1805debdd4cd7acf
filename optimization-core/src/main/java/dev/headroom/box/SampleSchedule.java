package dev.headroom.box;

import java.time.Duration;

/** Runs a task again and again. The real one has a daemon thread, the tests' one a clock that is moved by hand. */
interface SampleSchedule extends AutoCloseable {

    /** Starts to run {@code task} every {@code interval}, first after one interval. */
    Repetition every(Duration interval, Runnable task);

    @Override
    void close();

    /** A task that is being repeated. */
    interface Repetition {

        /** Lets the task run no more; a run that has begun is not waited for. */
        void stop();
    }
}
