package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.box.Box;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.CacheTiers;
import dev.headroom.cache.TierStatistics;
import dev.headroom.spi.CacheTier;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTierTest {

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
    private final CacheTier<String, byte[]> templates = CacheTiers.templates(
            CacheLimits.defaults().withTemplateWeight(ByteSize.of(1_000)), (String name, byte[] code) -> code.length);

    @TempDir
    Path folder;

    private OptimizationManager open() {
        OptimizationConfig config = OptimizationConfig.forBox(Box.of(1, ByteSize.gigabytes(1))).toBuilder()
                .storage(StorageSettings.defaults().withCacheDirectory(folder))
                .build();
        return OptimizationManager.open(
                config,
                Extensions.none()
                        .withBackends(List.of(new FakeBackendProvider()))
                        .withProbe(probe)
                        .withTiers(List.of(templates)));
    }

    @Test
    void staysWithinTheConfiguredBytes() {
        for (int i = 0; i < 50; i++) {
            templates.put("template " + i, new byte[100]);
        }
        templates.cleanUp();
        assertThat(templates.statistics().weight()).isLessThanOrEqualTo(ByteSize.of(1_000));
        assertThat(templates.statistics().evictions()).isPositive();
    }

    @Test
    void isListedWithTheOtherTiersAndClearedInAnEmergencyOnly() {
        try (OptimizationManager headroom = open()) {
            templates.put("letter", new byte[100]);
            assertThat(headroom.systemHealth().caches())
                    .extracting(TierStatistics::name)
                    .contains(CacheTiers.REQUEST, CacheTiers.COMPUTATION, CacheTiers.TEMPLATE, CacheTiers.MODEL);
            probe.setHardFraction(0.91);
            headroom.checkMemoryHealth();
            assertThat(templates.get("letter")).isPresent();
            probe.setHardFraction(0.96);
            headroom.checkMemoryHealth();
            assertThat(templates.get("letter")).isEmpty();
        }
    }
}
