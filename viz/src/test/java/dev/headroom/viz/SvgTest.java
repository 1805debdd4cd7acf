package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.ChartSpec;
import dev.headroom.testkit.TestCharts;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTest {

    static Stream<ChartSpec> eachKind() {
        return TestCharts.ofEachKind().stream();
    }

    @ParameterizedTest
    @MethodSource("eachKind")
    void isADocumentOfItsSizeThatRefersToNothing(ChartSpec spec) throws Exception {
        byte[] svg = SvgTexts.draw(spec);
        String text = new String(svg, StandardCharsets.UTF_8);
        Element root = SvgTexts.parse(svg).getDocumentElement();

        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("width")).isEqualTo("650");
        assertThat(root.getAttribute("height")).isEqualTo("400");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 650 400");
        assertThat(text).doesNotContain("<!DOCTYPE").doesNotContain("href").doesNotContain("<image");
    }

    @ParameterizedTest
    @MethodSource("eachKind")
    void textStaysTextInTheBundledFont(ChartSpec spec) throws Exception {
        Document document = SvgTexts.parse(SvgTexts.draw(spec));

        assertThat(SvgTexts.of(document)).contains(spec.title());
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String family = ((Element) all.item(i)).getAttribute("font-family");
            assertThat(family).isIn("", "'DejaVu Sans', sans-serif");
        }
    }

    @Test
    void markupAndControlsInNamesAreText() throws Exception {
        String hostile = "<script>alert(1)</script>&\"'\u0000\u0008\uFFFE\uD800\u202E]]>";
        Document document = SvgTexts.parse(SvgTexts.draw(TestCharts.bars().withTitle(hostile)));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(SvgTexts.of(document)).anyMatch(text -> text.startsWith("<script>alert(1)</script>&\"'"));
    }
}
