/** The ledger of promised bytes; entry type {@code MemoryBudget}. Thread-safe. */
@NullMarked
package dev.headroom.budget;

import org.jspecify.annotations.NullMarked;
