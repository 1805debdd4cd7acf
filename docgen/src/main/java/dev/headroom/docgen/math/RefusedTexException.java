package dev.headroom.docgen.math;

/** Carries a refusal out of the parser; never leaves the package. */
final class RefusedTexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_COMMAND = 40;

    private final int position;
    private final String command;
    private final String reason;

    RefusedTexException(int position, String command, String reason) {
        super(reason, null, false, false);
        this.position = position;
        this.command = command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) : command;
        this.reason = reason;
    }

    FormulaReading.Refused refusal() {
        return new FormulaReading.Refused(position, command, reason);
    }
}
