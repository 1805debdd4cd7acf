/** What was touched when; entry type {@code StartupTimeline}. Thread-safe. */
@NullMarked
package dev.headroom.startup;

import org.jspecify.annotations.NullMarked;
