package dev.headroom.inference;

import java.util.List;

/**
 * Ends an answer at the first stop string. Text that may still become one is held back, so that no part of a stop
 * string ever leaves, wherever the pieces are cut.
 *
 * <p>One thread at a time.
 */
final class StopStrings {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean found;

    StopStrings(List<String> stops) {
        this.stops = stops;
    }

    /** Takes the next piece and returns the text that may leave now; possibly empty. */
    String accept(String piece) {
        if (stops.isEmpty()) {
            return piece;
        }
        if (found) {
            return "";
        }
        held.append(piece);
        int first = firstStop();
        if (first >= 0) {
            found = true;
            String before = held.substring(0, first);
            held.setLength(0);
            return before;
        }
        int free = held.length() - longestBeginning();
        String out = held.substring(0, free);
        held.delete(0, free);
        return out;
    }

    /** Returns whether a stop string came. */
    boolean found() {
        return found;
    }

    /** Returns the text held back, which can no longer become a stop string because nothing follows. */
    String rest() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }

    private int firstStop() {
        int first = -1;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    /** Returns the length of the longest end of the held text that begins a stop string. */
    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (endsWithBeginningOf(stop, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private boolean endsWithBeginningOf(String stop, int length) {
        int offset = held.length() - length;
        for (int i = 0; i < length; i++) {
            if (held.charAt(offset + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
