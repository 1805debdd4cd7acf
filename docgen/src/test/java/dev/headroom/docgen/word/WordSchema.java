package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.xmlbeans.SchemaType;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FootnotesDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The transitional schemas of ISO/IEC 29500, which POI's full types carry. */
public final class WordSchema {

    private WordSchema() {}

    /** Requires every part of a Word file to be valid. */
    public static void assertValid(byte[] file) throws XmlException {
        assertThat(errors(file, "document", DocumentDocument.type)).isEmpty();
        assertThat(errors(file, "styles", StylesDocument.type)).isEmpty();
        assertThat(errors(file, "numbering", NumberingDocument.type)).isEmpty();
        assertThat(errors(file, "settings", SettingsDocument.type)).isEmpty();
        assertThat(errors(file, "footnotes", FootnotesDocument.type)).isEmpty();
        assertThat(errors(file, "header1", HdrDocument.type)).isEmpty();
        assertThat(errors(file, "footer1", FtrDocument.type)).isEmpty();
    }

    private static List<String> errors(byte[] file, String part, SchemaType type) throws XmlException {
        XmlObject parsed =
                type.getTypeSystem().parse(WordFixture.part(file, "word/" + part + ".xml"), type, new XmlOptions());
        List<XmlError> errors = new ArrayList<>();
        parsed.validate(new XmlOptions().setErrorListener(errors));
        return errors.stream()
                .map(error -> error.getMessage() + " in " + snippet(error))
                .toList();
    }

    private static String snippet(XmlError error) {
        String at = error.getCursorLocation() == null
                ? ""
                : error.getCursorLocation().xmlText();
        return at.substring(0, Math.min(300, at.length()));
    }
}
