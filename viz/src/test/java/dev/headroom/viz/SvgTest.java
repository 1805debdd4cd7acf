package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
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
        String text = svg(spec);
        Element root = parse(text).getDocumentElement();

        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("width")).isEqualTo("650");
        assertThat(root.getAttribute("height")).isEqualTo("400");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 650 400");
        assertThat(text).doesNotContain("<!DOCTYPE").doesNotContain("href").doesNotContain("<image");
    }

    @ParameterizedTest
    @MethodSource("eachKind")
    void textStaysTextInTheBundledFont(ChartSpec spec) throws Exception {
        Document document = parse(svg(spec));

        assertThat(texts(document)).contains(spec.title());
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String family = ((Element) all.item(i)).getAttribute("font-family");
            assertThat(family).isIn("", "'DejaVu Sans', sans-serif");
        }
    }

    @Test
    void markupAndControlsInNamesAreText() throws Exception {
        String hostile = "<script>alert(1)</script>&\"'\u0000\u0008\uFFFE\uD800\u202E]]>";
        Document document = parse(svg(TestCharts.bars().withTitle(hostile)));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(document)).anyMatch(text -> text.startsWith("<script>alert(1)</script>&\"'"));
    }

    private static List<String> texts(Document document) {
        NodeList found = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static String svg(ChartSpec spec) {
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            return new String(
                    charts.render(spec, ChartFormat.SVG, new CancelToken()).bytes(), StandardCharsets.UTF_8);
        }
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
