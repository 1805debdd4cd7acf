package dev.headroom.data.csv;

import dev.headroom.data.frame.ReadSettings;

/** Pulls rows, saying now and then how far it is and looking whether to stop. One thread at a time. */
final class RowPump {

    /** Rows between two looks. */
    private static final int ROWS = 4_096;

    private final CsvRows rows;
    private final ReadSettings reading;
    private final long totalBytes;

    /** @param totalBytes of the file, as it lies on the disk */
    RowPump(CsvRows rows, ReadSettings reading, long totalBytes) {
        this.rows = rows;
        this.reading = reading;
        this.totalBytes = totalBytes;
        // also where no row is good for gigabytes
        rows.beforeEachChunk(reading.cancel()::throwIfCancelled);
    }

    /** Gives all remaining rows to {@code sink}. */
    void all(RowSink sink, String stage) {
        while (some(sink, ROWS, stage) == ROWS) {}
    }

    /**
     * Gives up to {@code most} rows to {@code sink}; returns how many there were.
     *
     * @throws dev.headroom.RequestCancelledException if a stop was asked for
     */
    int some(RowSink sink, int most, String stage) {
        int taken = 0;
        while (taken < most) {
            reading.cancel().throwIfCancelled();
            int until = Math.min(most, taken + ROWS);
            while (taken < until && rows.next(sink)) {
                taken++;
            }
            reading.progress().progress(stage, Math.min(rows.bytesRead(), totalBytes), totalBytes);
            if (taken < until) {
                return taken;
            }
        }
        return taken;
    }
}
