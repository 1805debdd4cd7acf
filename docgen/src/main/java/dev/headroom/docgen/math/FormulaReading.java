package dev.headroom.docgen.math;

import java.util.Objects;

/** What came of reading a formula: all of it or a reason. */
public sealed interface FormulaReading {

    /**
     * The whole formula was understood.
     *
     * @param formula what was read
     */
    record Understood(TexFormula formula) implements FormulaReading {

        /** Rejects null. */
        public Understood {
            Objects.requireNonNull(formula, "formula");
        }
    }

    /**
     * The formula cannot be shown; its source may be shown as code.
     *
     * @param position characters before the place, from 0
     * @param command what stands there, at most 40 characters; empty at the end
     * @param reason one sentence without a full stop that names rule and value
     */
    record Refused(int position, String command, String reason) implements FormulaReading {

        /** Rejects nulls and negative positions. */
        public Refused {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(reason, "reason");
            if (position < 0) {
                throw new IllegalArgumentException("position must be 0 or more, was " + position);
            }
        }
    }
}
