package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdedChartsTest {

    @Test
    void aLegendOfAThousandSeriesSaysHowManyMoreThereAre() throws Exception {
        List<String> texts = SvgTexts.of(HardCharts.named("series-1000"));
        long named = texts.stream().filter(text -> text.startsWith("series ")).count();

        assertThat(named).isBetween(5L, 60L);
        assertThat(texts).contains("and " + (1_000 - named) + " more");
    }

    @Test
    void labelsOfTenThousandCategoriesAreThinnedOut() throws Exception {
        List<String> texts = SvgTexts.of(HardCharts.named("categories-10000"));

        assertThat(texts).contains("category 5000");
        assertThat(texts.stream().filter(text -> text.startsWith("category ")).count())
                .isBetween(5L, 60L);
    }

    @Test
    void aLongTitleTakesTwoLinesAndEndsInAnEllipsis() throws Exception {
        List<String> texts = SvgTexts.of(HardCharts.named("long-title"));

        assertThat(texts.get(0)).startsWith("A title that goes on").doesNotContain("…");
        assertThat(texts.get(1)).endsWith("…");
        assertThat(texts).contains("500", "fp32");
    }

    @Test
    void sharesBeyondTwelveAreSummedUp() throws Exception {
        assertThat(SvgTexts.of(HardCharts.named("shares-40"))).contains("29 others  54.0 %");
    }

    @Test
    void sharesWithoutALegendAreNamedBesideTheirSlices() throws Exception {
        assertThat(SvgTexts.of(HardCharts.named("shares-unnamed"))).contains("share 0  37.0 %");
    }
}
