package dev.headroom.docgen.word;

import dev.headroom.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.util.XMLHelper;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Takes styles, lists, theme and fonts over from a user's .docx. The file is not trusted: it is read through POI's
 * guards against zip bombs, of its parts only these four, each bounded, and none with relationships of its own.
 */
final class StyleSource {

    private static final long MOST_FILE = 20_000_000;
    private static final int MOST_PART = 4_000_000;
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final List<String> PLAIN = List.of(MAIN + "document.main+xml", MAIN + "template.main+xml");

    private final Path file;

    StyleSource(Path file) {
        this.file = file;
    }

    /** Returns what tells one state of the file from another. */
    String state() {
        try {
            return file.toAbsolutePath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file and completes it with our styles. */
    StyleBase read(StyleBase own, OwnStyles.Wanted wanted) {
        try {
            requireZip();
            try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                PackagePart main = main(parts);
                Document styles = parsed(
                        "styles part",
                        textOf(main, "styles").orElseThrow(() -> malformed("styles part", "be there", "absent")));
                Document numbering = parsed(
                        "numbering part", textOf(main, "numbering").orElse("<w:numbering xmlns:w=\"" + W + "\"/>"));
                return new StyleMerge(styles, numbering)
                        .with(
                                parsed("styles part", own.styles()),
                                parsed("numbering part", own.numbering() + StyleBase.NUMBERING_END),
                                wanted.headings(),
                                carried(main));
            }
        } catch (OpenXML4JException | OpenXML4JRuntimeException e) {
            throw malformed("package", "be a Word file", String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireZip() throws IOException {
        long size = Files.size(file);
        if (size > MOST_FILE) {
            throw malformed("size", "be at most " + MOST_FILE + " bytes", Long.toString(size));
        }
        FileMagic magic;
        try (InputStream in = FileMagic.prepareToCheckMagic(Files.newInputStream(file))) {
            magic = FileMagic.valueOf(in);
        }
        if (magic == FileMagic.OLE2) {
            throw malformed("file", "be a .docx without password", "an encrypted file or one of Word 97");
        }
        if (magic != FileMagic.OOXML) {
            throw malformed("file", "be a .docx", "no zip file");
        }
    }

    private PackagePart main(OPCPackage parts) throws InvalidFormatException {
        PackageRelationship relation = parts.getRelationshipsByType(WordPackage.RELATION + "officeDocument")
                .getRelationship(0);
        PackagePart main = relation == null ? null : parts.getPart(relation);
        if (main == null) {
            throw malformed("main part", "be there", "absent");
        }
        if (!PLAIN.contains(main.getContentType())) {
            throw malformed("main part", "be a Word document without macros", main.getContentType());
        }
        return main;
    }

    private List<StyleBase.Carried> carried(PackagePart main) throws IOException, InvalidFormatException {
        List<StyleBase.Carried> carried = new ArrayList<>();
        for (String kind : List.of("theme", "fontTable")) {
            Optional<PackagePart> part = part(main, kind);
            // a part that leads elsewhere, to pictures or embedded fonts, is not taken
            if (part.isPresent() && !part.get().hasRelationships()) {
                String text = text(part.get());
                wellFormed(kind + " part", text);
                String name = kind.equals("theme") ? "/word/theme/theme1.xml" : "/word/fontTable.xml";
                carried.add(new StyleBase.Carried(kind, name, part.get().getContentType(), text));
            }
        }
        return carried;
    }

    private static Optional<PackagePart> part(PackagePart main, String kind) throws InvalidFormatException {
        for (PackageRelationship relation : main.getRelationshipsByType(WordPackage.RELATION + kind)) {
            if (relation.getTargetMode() == TargetMode.INTERNAL) {
                return Optional.ofNullable(main.getRelatedPart(relation));
            }
        }
        return Optional.empty();
    }

    private Optional<String> textOf(PackagePart main, String kind) throws IOException, InvalidFormatException {
        Optional<PackagePart> part = part(main, kind);
        return part.isPresent() ? Optional.of(text(part.get())) : Optional.empty();
    }

    private String text(PackagePart part) throws IOException {
        byte[] bytes;
        try (InputStream in = part.getInputStream()) {
            bytes = in.readNBytes(MOST_PART + 1);
        }
        if (bytes.length > MOST_PART) {
            throw malformed(part.getPartName().getName(), "be at most " + MOST_PART + " bytes", "more");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Document parsed(String part, String text) throws IOException {
        Document parsed = wellFormed(part, text);
        if (!W.equals(parsed.getDocumentElement().getNamespaceURI())
                || !"w".equals(parsed.getDocumentElement().getPrefix())) {
            throw malformed(
                    part,
                    "be of the transitional kind that Word writes",
                    parsed.getDocumentElement().getNodeName());
        }
        return parsed;
    }

    private Document wellFormed(String part, String text) throws IOException {
        try {
            return XMLHelper.newDocumentBuilder()
                    .parse(new InputSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException e) {
            throw malformed(part, "be well-formed XML without a document type", String.valueOf(e.getMessage()), e);
        }
    }

    private MalformedFileException malformed(String part, String rule, String value) {
        return new MalformedFileException(file.toString(), part, rule, value);
    }

    private MalformedFileException malformed(String part, String rule, String value, Exception cause) {
        return new MalformedFileException(file.toString(), part, rule, value, cause);
    }
}
