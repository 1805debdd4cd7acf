package dev.headroom.document;

import dev.headroom.ByteSize;

/** Something in a document that is not Markdown. Thread-safe. */
public sealed interface DocumentBlock permits ChartBlock, TableBlock {

    /** Returns the name by which the body refers to it: letters, digits, hyphen and underscore. */
    String name();

    /** Returns the words below it; empty for none. */
    String caption();

    /** Returns the heap bytes held, about. */
    ByteSize weight();
}
