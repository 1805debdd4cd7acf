package dev.headroom.model;

import java.util.Objects;

/** Whether a rung can be loaded from here, and if not, why. */
public sealed interface RungFiles {

    /** Returns the answer for a rung whose files are here and can be run. */
    static RungFiles present(ModelFiles files) {
        return new Present(files);
    }

    /** Returns the answer for a rung that cannot be loaded. */
    static RungFiles absent(String reason) {
        return new Absent(reason);
    }

    /**
     * It can be loaded.
     *
     * @param files where it lies
     */
    record Present(ModelFiles files) implements RungFiles {

        /** Rejects null. */
        public Present {
            Objects.requireNonNull(files, "files");
        }
    }

    /**
     * It cannot be loaded.
     *
     * @param reason why, for example {@code not on disk}
     */
    record Absent(String reason) implements RungFiles {

        /** Rejects null. */
        public Absent {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
