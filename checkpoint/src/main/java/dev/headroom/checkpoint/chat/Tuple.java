package dev.headroom.checkpoint.chat;

import java.util.List;

/** A Python tuple. */
record Tuple(List<Object> items) {}
