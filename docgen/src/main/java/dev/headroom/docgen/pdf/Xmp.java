package dev.headroom.docgen.pdf;

import dev.headroom.document.DocumentMetadata;

/**
 * The properties of a file in the form of ISO 16684-1, with the identification of ISO 19005-3 (6.6.4) and ISO 14289-1
 * (clause 5). Written here because the engine does so only for conforming files, one author only, and through XSLT.
 *
 * @param metadata what is said
 * @param producer who made the file
 * @param conformance which standards it claims
 */
record Xmp(DocumentMetadata metadata, String producer, Conformance conformance) {

    private static final String PREFIX = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
    private static final String SUFFIX = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

    String packet() {
        StringBuilder xml = new StringBuilder(1024).append(PREFIX);
        xml.append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">");
        xml.append("<dc:format>application/pdf</dc:format>");
        if (!metadata.title().isEmpty()) {
            xml.append("<dc:title>").append(alternative(metadata.title())).append("</dc:title>");
        }
        if (!metadata.authors().isEmpty()) {
            // one entry as in the information dictionary, which PDF/A requires to be equal
            xml.append("<dc:creator><rdf:Seq><rdf:li>")
                    .append(escaped(String.join("; ", metadata.authors())))
                    .append("</rdf:li></rdf:Seq></dc:creator>");
        }
        if (!metadata.subject().isEmpty()) {
            xml.append("<dc:description>")
                    .append(alternative(metadata.subject()))
                    .append("</dc:description>");
        }
        if (!metadata.keywords().isEmpty()) {
            xml.append("<dc:subject><rdf:Bag>");
            metadata.keywords()
                    .forEach(
                            word -> xml.append("<rdf:li>").append(escaped(word)).append("</rdf:li>"));
            xml.append("</rdf:Bag></dc:subject>");
        }
        xml.append("</rdf:Description>\n");
        xml.append("<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">");
        if (!metadata.keywords().isEmpty()) {
            xml.append("<pdf:Keywords>")
                    .append(escaped(String.join(", ", metadata.keywords())))
                    .append("</pdf:Keywords>");
        }
        xml.append("<pdf:Producer>").append(escaped(producer)).append("</pdf:Producer></rdf:Description>\n");
        identify(xml);
        return xml.append(SUFFIX).toString();
    }

    private void identify(StringBuilder xml) {
        if (conformance.isArchive()) {
            xml.append("<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                    + "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>\n");
        }
        if (conformance.isAccessible()) {
            xml.append("<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
                    + "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n");
        }
        if (conformance.isArchive() && conformance.isAccessible()) {
            xml.append(EXTENSION);
        }
    }

    // PDF/A wants every schema described that it does not know itself
    private static final String EXTENSION = "<rdf:Description rdf:about=\"\""
            + " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
            + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
            + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
            + "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
            + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
            + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
            + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
            + "<pdfaProperty:category>internal</pdfaProperty:category>"
            + "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
            + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

    private static String alternative(String text) {
        return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) + "</rdf:li></rdf:Alt>";
    }

    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.appendCodePoint(isXml(point) ? point : ' ');
            }
        });
        return xml.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point < 0xD800)
                || (point >= 0xE000 && point < 0xFFFE)
                || point >= 0x10000;
    }
}
