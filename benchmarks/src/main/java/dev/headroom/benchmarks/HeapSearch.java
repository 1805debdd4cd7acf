package dev.headroom.benchmarks;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Finds the least {@code -Xmx} with which a process ends well, every time. */
public final class HeapSearch {

    private static final int CONFIRMATIONS = 3;

    private HeapSearch() {}

    /** Runs a process with so much heap. */
    @FunctionalInterface
    public interface Attempt {

        /** Returns what it printed; nothing if the heap was too small. */
        Optional<Map<String, Double>> with(int megabytes) throws IOException, InterruptedException;
    }

    /**
     * What was found.
     *
     * @param megabytes of {@code -Xmx}
     * @param values what the process printed there
     */
    public record Found(int megabytes, Map<String, Double> values) {}

    /** Bisects between two heaps, then goes up from there until the process ends well three times. */
    public static Found search(int lowest, int highest, Attempt attempt) throws IOException, InterruptedException {
        int low = lowest;
        int high = highest;
        while (low < high) {
            int middle = (low + high) / 2;
            if (attempt.with(middle).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Map<String, Double> last = Map.of();
        for (int confirmed = 0; confirmed < CONFIRMATIONS && low <= highest; ) {
            Optional<Map<String, Double>> seen = attempt.with(low);
            if (seen.isEmpty()) {
                low++;
                confirmed = 0;
            } else {
                last = seen.get();
                confirmed++;
            }
        }
        return new Found(low, last);
    }
}
