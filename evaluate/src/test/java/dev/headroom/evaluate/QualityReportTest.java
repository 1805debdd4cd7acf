package dev.headroom.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReportTest {

    private final QualityReport report = QualityReport.measure(
            "two letters",
            FakeScorer.fixed(16, 0.5, 0.25, 0.25),
            FakeScorer.fixed(16, 0.5, 0.375, 0.125),
            List.of("ab"),
            Progress.unwatched());

    @Test
    void manifestGetsTheFiguresOfBothRuns() {
        ArtefactManifest.Quality quality = report.quality();

        assertThat(quality.text()).isEqualTo("two letters");
        assertThat(quality.tokens()).isEqualTo(2);
        assertThat(quality.sourcePerplexity()).isCloseTo(4, within(1e-5));
        assertThat(quality.perplexity()).isCloseTo(1 / Math.sqrt(0.375 * 0.125), within(1e-5));
        assertThat(quality.meanDivergence()).isCloseTo(report.divergence().meanNats(), within(0.0));
        assertThat(quality.topOneAgreement()).isEqualTo(1);
    }

    @Test
    void textNamesOnlyWhatWasMeasured() {
        assertThat(report.toText())
                .contains("perplexity         4.619, source 4.000 (+15.47 %)")
                .contains("same first choice  100.00 %")
                .doesNotContain("tokens/s")
                .doesNotContain("bytes on disk");
    }

    @Test
    void textShowsSizesAndSpeedsOnceTheyAreThere() {
        String text = report.withSizes(new QualityReport.Sizes(ByteSize.megabytes(400), ByteSize.megabytes(100)))
                .withSpeeds(new QualityReport.Speeds(
                        new SpeedResult(3, 10, 32, 100, 20), new SpeedResult(3, 10, 32, 90, 60)))
                .toText();

        assertThat(text)
                .contains("bytes on disk      100 MB, source 400 MB (-75.0 %)")
                .contains("writing            60.0 tokens/s, source 20.0");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }
}
