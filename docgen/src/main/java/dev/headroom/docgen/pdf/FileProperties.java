package dev.headroom.docgen.pdf;

import dev.headroom.document.DocumentMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Says in the file what it is: in the information dictionary, in XMP and in the catalogue. There are no dates in it and
 * its identifier comes from its properties, so that printing again gives the same bytes.
 */
final class FileProperties {

    private static final String PRODUCER = "Headroom";

    private FileProperties() {}

    static void write(PDDocument document, DocumentMetadata metadata, Conformance conformance) throws IOException {
        document.setDocumentInformation(information(metadata));
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        Locale language = metadata.language();
        catalog.setLanguage(Locale.ROOT.equals(language) ? "en" : language.toLanguageTag());
        PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        PDMetadata xmp = new PDMetadata(document);
        xmp.importXMPMetadata(new Xmp(metadata, PRODUCER, conformance).packet().getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(xmp);
        document.setDocumentId((long) metadata.hashCode());
    }

    private static PDDocumentInformation information(DocumentMetadata metadata) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(metadata.title());
        if (!metadata.authors().isEmpty()) {
            information.setAuthor(String.join("; ", metadata.authors()));
        }
        if (!metadata.subject().isEmpty()) {
            information.setSubject(metadata.subject());
        }
        if (!metadata.keywords().isEmpty()) {
            information.setKeywords(String.join(", ", metadata.keywords()));
        }
        information.setProducer(PRODUCER);
        return information;
    }
}
