package dev.headroom.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.ByteSize;
import dev.headroom.spi.CacheTier;
import dev.headroom.testkit.CacheTierContract;
import dev.headroom.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaffeineTierTest implements CacheTierContract<String, byte[]> {

    @Override
    public CacheTier<String, byte[]> open(TierLimits limits, ManualClock clock) {
        return CaffeineTier.<String, byte[]>named("test", (key, value) -> value.length)
                .limits(limits)
                .clock(clock::nanoTime)
                .build();
    }

    @Override
    public String key(int number) {
        return "key " + number;
    }

    @Override
    public byte[] value(int bytes) {
        return new byte[bytes];
    }

    @Test
    void keepsWhatIsReadOftenWhenTheEntryBoundEvicts() {
        try (CacheTier<String, byte[]> tier = open()) {
            tier.put("hot", value(1));
            for (int i = 0; i < 100; i++) {
                tier.put(key(i), value(1));
                assertThat(tier.get("hot")).as("after %d others", i).isPresent();
            }
        }
    }

    @Test
    void oneHeavyEntryLeavesRoomForLightOnes() {
        try (CacheTier<String, byte[]> tier = open()) {
            tier.put("heavy", value(900));
            for (int i = 0; i < 4; i++) {
                tier.put(key(i), value(25));
            }
            assertThat(tier.statistics().entries()).isEqualTo(5);
            assertThat(tier.statistics().weight()).isEqualTo(ByteSize.of(1_000));
        }
    }

    @Test
    void refusesToComputeAKeyFromItself() {
        try (CacheTier<String, byte[]> tier = open()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> tier.getOrCompute("a", a -> tier.getOrCompute("a", b -> value(1))))
                    .withMessageContaining("its own key");
        }
    }

    @Test
    void mayComputeAKeyFromAnother() {
        try (CacheTier<String, byte[]> tier = open()) {
            assertThat(tier.getOrCompute("a", a -> tier.getOrCompute("b", b -> value(3))))
                    .hasSize(3);
            assertThat(tier.statistics().entries()).isEqualTo(2);
        }
    }

    @Test
    void keepsNothingOfAComputationThatEndsAfterClose() {
        CacheTier<String, byte[]> tier = open();
        byte[] value = tier.getOrCompute("a", a -> {
            tier.close();
            return value(5);
        });

        assertThat(value).hasSize(5);
        assertThat(tier.statistics().entries()).isZero();
    }

    @Test
    void needsABoundInBytes() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CaffeineTier.named("free", (key, value) -> 1).build())
                .withMessage("cache tier free has no maximumWeight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaffeineTier.named("none", (key, value) -> 1).maximumWeight(ByteSize.ZERO))
                .withMessage("maximumWeight must be more than 0 B, was 0 B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierLimits(ByteSize.of(1), 0, Duration.ofSeconds(1)))
                .withMessage("maximumEntries must be at least 1, was 0");
    }
}
