package dev.headroom.checkpoint.chat;

/** What comes after a statement. */
enum Flow {
    NEXT,
    BREAK,
    CONTINUE
}
