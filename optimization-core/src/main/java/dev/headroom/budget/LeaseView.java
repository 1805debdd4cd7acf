package dev.headroom.budget;

import dev.headroom.ByteSize;

/**
 * One line of the ledger.
 *
 * @param purpose what the bytes are for
 * @param bytes bytes promised or in use
 * @param state whether they are allocated yet
 */
public record LeaseView(String purpose, ByteSize bytes, LeaseState state) {}
