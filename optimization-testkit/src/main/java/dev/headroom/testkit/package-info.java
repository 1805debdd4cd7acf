/**
 * Contract tests that every implementer of the SPI runs, and fakes to test against. Contracts are interfaces with
 * default {@code @Test} methods: a test class implements one and says how to make the subject.
 */
@NullMarked
package dev.headroom.testkit;

import org.jspecify.annotations.NullMarked;
