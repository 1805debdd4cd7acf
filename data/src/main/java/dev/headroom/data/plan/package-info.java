/**
 * What a table costs before and after: {@link dev.headroom.data.plan.DtypePlan} lists each column's type, storage, bytes
 * and the reason for the choice. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.headroom.data.plan;

import org.jspecify.annotations.NullMarked;
