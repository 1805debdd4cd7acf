/** {@code headroom plan}: what fits and how fast it will be. Entry type {@code PlanCommand}. */
@NullMarked
package dev.headroom.cli.plan;

import org.jspecify.annotations.NullMarked;
