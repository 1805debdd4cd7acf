package dev.headroom.viz;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a chart says, read from its SVG. */
final class SvgTexts {

    private SvgTexts() {}

    static List<String> of(ChartSpec spec) throws Exception {
        return of(parse(draw(spec)));
    }

    static List<String> of(Document document) {
        NodeList found = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    static byte[] draw(ChartSpec spec) {
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            return charts.render(spec, ChartFormat.SVG, new CancelToken()).bytes();
        }
    }

    /** Refuses what refers to other files. */
    static Document parse(byte[] svg) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
