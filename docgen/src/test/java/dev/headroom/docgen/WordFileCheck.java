package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What every part of a Word file made from a stranger's text has to be. */
final class WordFileCheck {

    private WordFileCheck() {}

    /** Requires parts of well-formed XML that link to the web and to mail alone and hold no trace of the secret. */
    static void requireHarmless(byte[] docx, String secret)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                byte[] part = zip.readAllBytes();
                assertThat(new String(part, StandardCharsets.ISO_8859_1))
                        .as(entry.getName())
                        .doesNotContain(secret)
                        .doesNotContain("root:x:0");
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    requireKnownTargets(factory.newDocumentBuilder().parse(new ByteArrayInputStream(part)));
                }
            }
        }
        assertThat(names).contains("[Content_Types].xml", "word/document.xml").doesNotHaveDuplicates();
    }

    private static void requireKnownTargets(Document part) {
        NodeList links = part.getElementsByTagNameNS("*", "Relationship");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            String rule = link.getAttribute("TargetMode").equals("External") ? "(?is)(https?:|mailto:).*" : "[\\w/.-]+";
            assertThat(link.getAttribute("Target")).matches(rule);
        }
        NodeList fields = part.getElementsByTagNameNS("*", "instrText");
        for (int i = 0; i < fields.getLength(); i++) {
            assertThat(fields.item(i).getTextContent().strip())
                    .matches("(?s)(PAGE|NUMPAGES|TOC|SEQ|REF|NOTEREF|PAGEREF)\\b.*");
        }
    }
}
