package dev.headroom.spi;

import java.util.Objects;

/** Whether a provider can work here, and if not, what would cure it. */
public sealed interface Availability {

    /** Returns the answer of a provider that can work. */
    static Availability available() {
        return new Available();
    }

    /** Returns the answer of a provider that cannot. */
    static Availability unavailable(String reason, String cure) {
        return new Unavailable(reason, cure);
    }

    /** It can work here. */
    record Available() implements Availability {}

    /**
     * It cannot work here.
     *
     * @param reason what is missing
     * @param cure what the user can do about it
     */
    record Unavailable(String reason, String cure) implements Availability {

        /** Rejects nulls. */
        public Unavailable {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(cure, "cure");
        }
    }
}
