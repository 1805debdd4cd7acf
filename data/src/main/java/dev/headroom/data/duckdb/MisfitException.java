package dev.headroom.data.duckdb;

/** A value does not fit the type that its column was given; the read begins again with text. Never leaves the package. */
final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    MisfitException(int column) {
        super("column " + column, null, false, false);
        this.column = column;
    }

    int column() {
        return column;
    }
}
