package dev.headroom.data.csv;

import java.io.IOException;

/** The tokenizer asked for more of a row than the limit allows. */
final class RecordTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    RecordTooLongException() {
        super("row too long");
    }
}
