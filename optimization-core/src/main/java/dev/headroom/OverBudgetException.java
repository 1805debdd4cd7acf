package dev.headroom;

import java.util.List;

/** Something needs more bytes than the budget has left; nothing was allocated. */
public final class OverBudgetException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final transient ByteSize needed;
    private final transient ByteSize available;
    private final transient List<String> wouldFree;

    /**
     * @param purpose what the bytes were for
     * @param needed what was asked for
     * @param available what is left
     * @param wouldFree what could be closed or shrunk to make room, with its bytes; possibly empty
     */
    public OverBudgetException(String purpose, ByteSize needed, ByteSize available, List<String> wouldFree) {
        super(
                purpose + " needs " + needed + ", the budget has " + available + " left"
                        + (wouldFree.isEmpty() ? "" : "; to free: " + String.join(", ", wouldFree)),
                null);
        this.needed = needed;
        this.available = available;
        this.wouldFree = List.copyOf(wouldFree);
    }

    /** Returns the bytes asked for. */
    public ByteSize needed() {
        return needed;
    }

    /** Returns the bytes that were left. */
    public ByteSize available() {
        return available;
    }

    /** Returns what would free memory; never null, possibly empty. */
    public List<String> wouldFree() {
        return wouldFree;
    }

    @Override
    public Retry retry() {
        return Retry.AFTER_FREEING_MEMORY;
    }
}
