package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.Extensions;
import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.StorageSettings;
import dev.headroom.box.Box;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.cache.TierStatistics;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeChartRenderer;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ReferenceReport;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private final TemplateCache templates = TemplateCache.within(CacheLimits.defaults());
    private final ReportRenderer reports =
            new ReportRenderer(DocumentSettings.usual().withTemplates(templates).withCharts(new FakeChartRenderer()));

    private byte[] render(DocumentFormat format) {
        return reports.render(ReferenceReport.document(), format, new CancelToken())
                .main()
                .bytes();
    }

    private TierStatistics figures() {
        return templates.tier().statistics();
    }

    @Test
    void everyFormatFindsItsTemplatesTheSecondTime() {
        for (DocumentFormat format : reports.formats()) {
            render(format);
            long misses = figures().misses();
            long hits = figures().hits();
            render(format);
            assertThat(figures().misses()).as(format.name()).isEqualTo(misses);
            assertThat(figures().hits()).as(format.name()).isGreaterThan(hits);
        }
        assertThat(figures().weight()).isBetween(ByteSize.of(10_000), ByteSize.megabytes(10));
    }

    @Test
    void whatAnEmergencyDropsIsMadeAgainAndGivesTheSameBytes(@TempDir Path folder) {
        ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
        OptimizationConfig config = OptimizationConfig.forBox(Box.of(1, ByteSize.gigabytes(1))).toBuilder()
                .storage(StorageSettings.defaults().withCacheDirectory(folder))
                .build();
        Extensions extensions = Extensions.none()
                .withBackends(List.of(new FakeBackendProvider()))
                .withProbe(probe)
                .withTiers(List.of(templates.tier()));
        try (OptimizationManager headroom = OptimizationManager.open(config, extensions)) {
            for (DocumentFormat format : reports.formats()) {
                probe.setHardFraction(0.1);
                headroom.checkMemoryHealth();
                byte[] before = render(format);
                assertThat(figures().entries()).isPositive();
                probe.setHardFraction(0.96);
                headroom.checkMemoryHealth();
                assertThat(figures().entries()).isZero();
                assertThat(render(format)).isEqualTo(before);
            }
        }
    }

    @Test
    void openingARendererMakesNothing() {
        assertThat(figures().entries()).isZero();
        reports.render(Document.of("", "x"), DocumentFormat.HTML, new CancelToken());
        assertThat(figures().entries()).isPositive();
    }
}
