package dev.headroom.checkpoint.chat;

import java.util.List;

/** What a Python generator yields: can be walked, is true even when empty, has no length. */
record Generated(List<Object> items) {}
