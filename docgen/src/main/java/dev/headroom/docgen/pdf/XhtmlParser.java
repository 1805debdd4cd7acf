package dev.headroom.docgen.pdf;

import dev.headroom.MalformedFileException;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XHTML into a tree, with the JDK's own parser whatever else is on the class path. A document type is skipped, and
 * nothing that it names is opened. Source of the switches: OWASP, XML External Entity Prevention.
 */
final class XhtmlParser {

    // layout is recursive, about ten calls an element
    private static final int MOST_DEPTH = 200;

    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String SAX = "http://xml.org/sax/features/";

    private XhtmlParser() {}

    static Document parse(String xhtml, CancelToken cancel) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new Strict());
            Document document = builder.parse(new InputSource(new CancellableReader(new StringReader(xhtml), cancel)));
            requireDepth(document);
            return document;
        } catch (SAXParseException e) {
            throw new MalformedFileException(
                    "XHTML of the document",
                    "line " + e.getLineNumber(),
                    "be well-formed",
                    String.valueOf(e.getMessage()),
                    e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new MalformedFileException(
                    "XHTML of the document", "text", "be well-formed", String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireDepth(Document document) {
        Node node = document.getDocumentElement();
        int depth = 1;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNextSibling() == null) {
                    node = node.getParentNode();
                    depth--;
                }
                node = node == null ? null : node.getNextSibling();
            }
            if (depth > MOST_DEPTH) {
                throw new MalformedFileException(
                        "XHTML of the document", "nesting", "be at most " + MOST_DEPTH + " deep", "deeper");
            }
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(SAX + "external-general-entities", false);
        factory.setFeature(SAX + "external-parameter-entities", false);
        factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
        // the whole tree is walked at once, so deferring its nodes costs memory and gains nothing
        factory.setFeature(XERCES + "dom/defer-node-expansion", false);
        // Java 24 and later stop at 100, formulas may go deeper; the limit that counts is checked afterwards
        factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(10 * MOST_DEPTH));
        factory.setXIncludeAware(false);
        factory.setCoalescing(true);
        factory.setIgnoringComments(true);
        return factory;
    }

    /** Lets no error pass and prints none. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
