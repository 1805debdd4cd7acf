package dev.headroom.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.ByteSize;
import dev.headroom.spi.CacheTier;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CacheTiersTest {

    private final CacheTiers tiers = new CacheTiers();
    private final CacheTier<String, byte[]> requests = tiers.register(tier(CacheTiers.REQUEST));
    private final CacheTier<String, byte[]> computations = tiers.register(tier(CacheTiers.COMPUTATION));

    private static CacheTier<String, byte[]> tier(String name) {
        return CaffeineTier.<String, byte[]>named(name, (key, value) -> value.length)
                .maximumWeight(ByteSize.of(1_000))
                .build();
    }

    @Test
    void listsTiersInOrderAndViewsAfterThem() {
        TierStatistics model =
                new TierStatistics(CacheTiers.MODEL, 1, OptionalLong.empty(), ByteSize.of(7), ByteSize.of(9), 0, 0, 0);
        tiers.addView(CacheTiers.MODEL, () -> model);
        tiers.register(tier(CacheTiers.TEMPLATE));

        assertThat(tiers.statistics())
                .extracting(TierStatistics::name)
                .containsExactly("request", "computation", "template", "model");
    }

    @Test
    void clearsOnlyTheTiersNamed() {
        requests.put("a", new byte[10]);
        computations.put("a", new byte[200]);

        assertThat(tiers.weight(CacheTiers.REQUEST, CacheTiers.COMPUTATION)).isEqualTo(ByteSize.of(210));
        assertThat(tiers.clear(CacheTiers.REQUEST, CacheTiers.TEMPLATE)).isEqualTo(ByteSize.of(10));
        assertThat(computations.get("a")).isPresent();
        assertThat(tiers.clearAll()).isEqualTo(ByteSize.of(200));
    }

    @Test
    void refusesASecondTierOfTheSameName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiers.register(tier(CacheTiers.REQUEST)))
                .withMessage("tier name must be free, was request");
    }

    @Test
    void closesEveryTier() {
        tiers.close();
        tiers.close();

        assertThatIllegalStateException().isThrownBy(() -> requests.get("a"));
        assertThatIllegalStateException().isThrownBy(tiers::statistics);
    }

    @Test
    void defaultsAreThePromisedBounds() {
        CacheLimits limits = CacheLimits.defaults();

        assertThat(limits.request()).isEqualTo(new TierLimits(ByteSize.megabytes(100), 10, Duration.ofMinutes(5)));
        assertThat(limits.computation()).isEqualTo(new TierLimits(ByteSize.megabytes(500), 128, Duration.ofHours(1)));
        assertThat(limits.templateWeight()).isEqualTo(ByteSize.megabytes(10));
        assertThat(limits.total()).isEqualTo(ByteSize.megabytes(610));
    }
}
