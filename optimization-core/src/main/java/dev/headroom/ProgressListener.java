package dev.headroom;

/** Hears how far long work has come. Called on the working thread; must be quick. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Reports progress.
     *
     * @param stage what is being done, for example {@code quantising}
     * @param done units done, at most {@code total}
     * @param total units in all; 0 where not known
     */
    void progress(String stage, long done, long total);

    /** Returns a listener that ignores everything. */
    static ProgressListener none() {
        return (stage, done, total) -> {};
    }
}
