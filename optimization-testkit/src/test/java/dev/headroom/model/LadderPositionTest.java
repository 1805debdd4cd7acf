package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LadderPositionTest {

    private static final ByteSize NEEDED = ByteSize.megabytes(1_000);
    private static final ByteSize ENOUGH = ByteSize.megabytes(1_100);
    private static final ByteSize TIGHT = ByteSize.megabytes(1_099);

    private final ManualClock clock = new ManualClock();
    private final LadderPosition top = LadderPosition.top(clock, LadderSettings.defaults());

    @Test
    void stepsDownAtOnceAndKeepsTheReason() {
        LadderPosition position = top.below(0, "load failed");
        assertThat(position.first()).isEqualTo(1);
        assertThat(position.policy()).isEqualTo(new LadderPolicy(2, 1, "load failed"));
        assertThat(position.below(0, "again").reason()).isEqualTo("load failed");
        assertThat(position.below(2, "emergency").first()).isEqualTo(3);
    }

    @Test
    void stepsUpAfterTheMemoryHasBeenFreeForAMinute() {
        LadderPosition position = top.below(0, "emergency").observe(NEEDED, ENOUGH);
        clock.advance(Duration.ofSeconds(59));
        position = position.observe(NEEDED, ENOUGH);
        assertThat(position.first()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        position = position.observe(NEEDED, ENOUGH);
        assertThat(position.first()).isZero();
        assertThat(position.reason()).isEmpty();
    }

    @Test
    void memoryThatGoesAwayBetweenStartsTheWaitAnew() {
        LadderPosition position = top.below(0, "emergency").observe(NEEDED, ENOUGH);
        clock.advance(Duration.ofSeconds(50));
        position = position.observe(NEEDED, TIGHT);
        clock.advance(Duration.ofSeconds(50));
        position = position.observe(NEEDED, ENOUGH);
        assertThat(position.first()).isEqualTo(1);
    }

    @Test
    void anotherFailureStartsTheWaitAnew() {
        LadderPosition position = top.below(0, "emergency").observe(NEEDED, ENOUGH);
        clock.advance(Duration.ofSeconds(50));
        position = position.below(0, "load failed");
        clock.advance(Duration.ofSeconds(50));
        assertThat(position.observe(NEEDED, ENOUGH).first()).isEqualTo(1);
    }

    @Test
    void stepsUpOneRungAtATime() {
        LadderPosition position = top.below(2, "emergency").observe(NEEDED, ENOUGH);
        clock.advance(Duration.ofHours(1));
        position = position.observe(NEEDED, ENOUGH);
        assertThat(position.first()).isEqualTo(2);
        assertThat(position.observe(NEEDED, ENOUGH).first()).isEqualTo(2);
    }

    @Test
    void theTopHasNothingToObserve() {
        assertThat(top.observe(NEEDED, ENOUGH)).isSameAs(top);
    }
}
