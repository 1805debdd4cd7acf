package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import dev.headroom.testkit.FakeChartRenderer;
import dev.headroom.testkit.ReferenceReport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DocumentMemoryTest {

    private final MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(60), () -> ByteSize.ZERO);

    private ReportRenderer reports(ChartRenderer charts, ImageResolver images) {
        return new ReportRenderer(
                DocumentSettings.usual().withBudget(budget).withCharts(charts).withImages(images));
    }

    @Test
    void memoryIsPromisedWhileADocumentIsRenderedAndGivenBack() {
        AtomicReference<ByteSize> promised = new AtomicReference<>(ByteSize.ZERO);
        ImageResolver watching = destination -> {
            promised.set(budget.promised());
            return Optional.empty();
        };
        for (DocumentFormat format : reports(new FakeChartRenderer(), watching).formats()) {
            promised.set(ByteSize.ZERO);
            reports(new FakeChartRenderer(), watching)
                    .render(Document.of("", "![x](y.png)"), format, new CancelToken());
            assertThat(promised.get()).as(format.name()).isGreaterThan(ByteSize.megabytes(5));
            assertThat(budget.leases()).as(format.name()).isEmpty();
        }
    }

    @Test
    void aDocumentThatDoesNotFitIsRefusedBeforeItIsRendered() {
        Document large = Document.of("", "word ".repeat(390_000));
        ReportRenderer reports = reports(new FakeChartRenderer(), ImageResolver.none());
        assertThatThrownBy(() -> reports.render(large, DocumentFormat.PDF, new CancelToken()))
                .isInstanceOf(OverBudgetException.class)
                .hasMessageContaining("document as PDF needs");
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void theLargestImageCountsWithItsPixels() {
        byte[] png = new FakeChartRenderer()
                .render(
                        ChartSpec.of(ChartKind.PIE, "", new ShareData(List.of("a"), Numbers.of(1)))
                                .withSize(ChartSize.of(3_500, 3_500)),
                        ChartFormat.PNG,
                        new CancelToken())
                .bytes();
        ReportRenderer reports = reports(
                new FakeChartRenderer(), destination -> Optional.<InputStream>of(new ByteArrayInputStream(png)));
        assertThatThrownBy(() -> reports.render(Document.of("", "![x](y.png)"), DocumentFormat.PDF, new CancelToken()))
                .isInstanceOf(OverBudgetException.class);
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void aFailureGivesEverythingBack() {
        ReportRenderer reports = reports(new FailingCharts(), ImageResolver.none());
        assertThatThrownBy(() -> reports.render(ReferenceReport.document(), DocumentFormat.HTML, new CancelToken()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(budget.leases()).isEmpty();
    }

    private static final class FailingCharts implements ChartRenderer {

        @Override
        public Set<ChartFormat> formats() {
            return Set.of(ChartFormat.PNG);
        }

        @Override
        public Set<String> themes() {
            return Set.of(ChartSpec.USUAL_THEME);
        }

        @Override
        public ChartImage render(ChartSpec spec, ChartFormat format, CancelToken cancel) {
            throw new IllegalStateException("no ink");
        }

        @Override
        public void close() {}
    }
}
