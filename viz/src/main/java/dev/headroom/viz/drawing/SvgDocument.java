package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartSize;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An SVG document that is drawn into. Text stays text, in a font that the reader's machine may replace. Written without
 * Batik's own writer, whose document type names a file on the network. Confined to one thread; holds about 1 KB per
 * element.
 */
final class SvgDocument {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "font-family";
    private static final String FAMILIES = "'" + BundledFont.FAMILY + "', sans-serif";

    private final ChartSize size;
    private final SVGGraphics2D graphics;

    SvgDocument(ChartSize size) {
        this.size = size;
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(empty());
        context.setComment(null);
        graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(size.width(), size.height()));
    }

    Graphics2D graphics() {
        return graphics;
    }

    byte[] bytes() {
        Element root = graphics.getRoot();
        root.setAttribute("width", Integer.toString(size.width()));
        root.setAttribute("height", Integer.toString(size.height()));
        root.setAttribute("viewBox", "0 0 " + size.width() + " " + size.height());
        nameSubstituteFont(root);
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            writer.setOutputProperty(OutputKeys.STANDALONE, "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.transform(new DOMSource(root), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("SVG must be writable to memory, was not", e);
        }
    }

    private static void nameSubstituteFont(Element element) {
        if (element.hasAttribute(FONT)) {
            element.setAttribute(FONT, FAMILIES);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                nameSubstituteFont(nested);
            }
        }
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("JDK must have an XML parser, had none", e);
        }
    }
}
