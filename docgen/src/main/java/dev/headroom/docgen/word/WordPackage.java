package dev.headroom.docgen.word;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.text.CleanText;
import dev.headroom.document.DocumentMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;

/** The parts of one file, in POI's package. One thread at a time; holds all parts. */
final class WordPackage {

    static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private final OPCPackage parts;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream(32_768);
    private final PackagePart document;
    private final Map<String, PackagePart> images = new HashMap<>();

    WordPackage() {
        try {
            parts = OPCPackage.create(file);
            document = create("/word/document.xml", TYPE + "document.main+xml");
            parts.addRelationship(document.getPartName(), TargetMode.INTERNAL, RELATION + "officeDocument", "rId1");
        } catch (OpenXML4JRuntimeException e) {
            throw new IllegalStateException("new package must be empty, was not", e);
        }
    }

    /** Returns the part of the body. */
    PackagePart document() {
        return document;
    }

    /** Returns a new part of a kind such as {@code styles} that the body refers to by {@code id}. */
    PackagePart attach(String kind, String id) {
        return attach(kind, "/word/" + kind + ".xml", TYPE + kind + "+xml", id);
    }

    /** Returns a new part of any kind that the body refers to by {@code id}. */
    PackagePart attach(String kind, String name, String type, String id) {
        PackagePart part = create(name, type);
        document.addRelationship(part.getPartName(), TargetMode.INTERNAL, RELATION + kind, id);
        return part;
    }

    /** Returns the part of an image, made once. */
    PackagePart image(DocumentImage image) {
        return images.computeIfAbsent(image.name(), name -> {
            PackagePart part = create("/word/media/" + name, image.mediaType());
            write(part, image.bytes());
            return part;
        });
    }

    void write(PackagePart part, byte[] bytes) {
        try (OutputStream out = part.getOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // parts are in memory
        }
    }

    /** Sets the properties that file managers show. */
    void describe(DocumentMetadata metadata) {
        String date = printed(metadata.date()) + "T00:00:00Z";
        try {
            PackageProperties properties = parts.getPackageProperties();
            properties.setTitleProperty(CleanText.of(metadata.title()));
            properties.setCreatorProperty(CleanText.of(String.join("; ", metadata.authors())));
            properties.setSubjectProperty(CleanText.of(metadata.subject()));
            properties.setKeywordsProperty(CleanText.of(String.join(", ", metadata.keywords())));
            properties.setLanguageProperty(Languages.tag(metadata.language()));
            properties.setCreatedProperty(date);
            properties.setModifiedProperty(date);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("core properties must be there, were not", e);
        }
    }

    /** Returns the file; nothing may be added after. */
    byte[] save() {
        try (FixedTimeZip zip = new FixedTimeZip(file)) {
            parts.save(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.revert();
        return file.toByteArray();
    }

    private PackagePart create(String name, String type) {
        try {
            return parts.createPart(PackagingURIHelper.createPartName(name), type);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("part names must be valid, was " + name, e);
        }
    }

    /** The clock would make every file another one: the stated date counts, where it is one. */
    private static LocalDate printed(String date) {
        try {
            return LocalDate.parse(date.strip());
        } catch (DateTimeParseException e) {
            return LocalDate.of(1980, 1, 1);
        }
    }
}
