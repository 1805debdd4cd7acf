package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleSourceTest {

    private static final String STYLES =
            "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                    + "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/>"
                    + "<w:rPr><w:color w:val=\"00AA00\"/></w:rPr></w:style>"
                    + "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Something else\"/></w:style>"
                    + "</w:styles>";

    @TempDir
    Path folder;

    @Test
    void stylesOfTheUserAreFoundByTheirNames() throws IOException, OpenXML4JException, XmlException {
        byte[] file = write(source("document.main+xml", STYLES));
        assertThat(WordFixture.part(file, "word/document.xml"))
                .contains("<w:pStyle w:val=\"berschrift1\"/>", "<w:pStyle w:val=\"ReportTitle\"/>")
                .doesNotContain("Heading1");
        assertThat(WordFixture.part(file, "word/styles.xml")).contains("00AA00", "Source Code");
        WordSchema.assertValid(file);
    }

    @Test
    void whatTheLibraryWroteIsAStyleSourceItself() throws IOException, XmlException {
        Path own = folder.resolve("own.docx");
        Files.write(own, WordFixture.write(WordFixture.rich()).bytes());
        byte[] file = write(own);
        WordSchema.assertValid(file);
        assertThat(WordFixture.part(file, "word/document.xml")).contains("<w:pStyle w:val=\"Heading1\"/>");
    }

    @Test
    void aFileThatIsNoWordFileIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.docx"), "text");
        assertThatThrownBy(() -> write(text))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("a.docx: file must be a .docx, was no zip file");
    }

    @Test
    void macrosAreRefused() throws IOException, OpenXML4JException {
        Path macros = source("document.macroEnabled.main+xml", STYLES);
        assertThatThrownBy(() -> write(macros))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("main part must be a Word document without macros");
    }

    @Test
    void aDocumentTypeInStylesIsRefused() throws IOException, OpenXML4JException {
        Path bomb = source("document.main+xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + STYLES);
        assertThatThrownBy(() -> write(bomb))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("styles part must be well-formed XML without a document type");
    }

    private static byte[] write(Path styles) {
        return WordFixture.write(WordFixture.rich(), WordSettings.USUAL.withStyleSource(styles))
                .bytes();
    }

    private Path source(String type, String styles) throws IOException, OpenXML4JException {
        String prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        Path file = folder.resolve("styles.docx");
        try (OPCPackage parts = OPCPackage.create(file.toFile())) {
            PackagePart main = parts.createPart(PackagingURIHelper.createPartName("/word/document.xml"), prefix + type);
            parts.addRelationship(main.getPartName(), TargetMode.INTERNAL, WordPackage.RELATION + "officeDocument");
            PackagePart part =
                    parts.createPart(PackagingURIHelper.createPartName("/word/styles.xml"), prefix + "styles+xml");
            main.addRelationship(part.getPartName(), TargetMode.INTERNAL, WordPackage.RELATION + "styles");
            try (OutputStream out = part.getOutputStream()) {
                out.write(styles.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
