package dev.headroom.checkpoint.chat;

/** Python's {@code None}. */
enum None {
    NONE
}
