package dev.headroom.cli.report;

import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.font.FontFile;
import dev.headroom.docgen.html.HtmlSettings;
import dev.headroom.docgen.pdf.Conformance;
import dev.headroom.docgen.pdf.PdfSettings;
import dev.headroom.docgen.word.WordSettings;
import dev.headroom.document.Bibliography;
import dev.headroom.document.DocumentFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which formats are written, and what is particular to each. */
final class FormatOptions {

    @Option(names = "--html", description = "Write a page for browsers.")
    private boolean html;

    @Option(names = "--pdf", description = "Write a PDF.")
    private boolean pdf;

    @Option(names = "--docx", description = "Write a Word document.")
    private boolean docx;

    @Option(names = "--separate-files", description = "HTML: styles and images beside the page, for a web server.")
    private boolean separateFiles;

    @Option(names = "--archive", description = "PDF: meet PDF/A-3U.")
    private boolean archive;

    @Option(names = "--accessible", description = "PDF: meet PDF/UA-1.")
    private boolean accessible;

    @Option(
            names = "--font",
            paramLabel = "FILE.ttf",
            description = "PDF: a font for what the bundled ones lack, such as Chinese; may be repeated.")
    private List<Path> fonts = List.of();

    @Option(names = "--styles-from", paramLabel = "FILE.docx", description = "Word: take styles from this document.")
    private @Nullable Path stylesFrom;

    @Option(
            names = "--bibliography",
            paramLabel = "FILE",
            description = "Works for citations such as [@key]: BibTeX, or CSL-JSON where the name ends in .json.")
    private @Nullable Path bibliography;

    @Option(
            names = "--citations",
            paramLabel = "STYLE",
            description = "apa, chicago or ieee (default: ${DEFAULT-VALUE}).")
    private CitationStyle citations = CitationStyle.APA;

    /** Returns the formats in the order of the help; all where none was named. */
    List<DocumentFormat> formats() {
        List<DocumentFormat> formats = new ArrayList<>();
        boolean all = !html && !pdf && !docx;
        if (html || all) {
            formats.add(DocumentFormat.HTML);
        }
        if (pdf || all) {
            formats.add(DocumentFormat.PDF);
        }
        if (docx || all) {
            formats.add(DocumentFormat.DOCX);
        }
        return formats;
    }

    DocumentSettings applyTo(DocumentSettings settings) throws IOException {
        List<FontFile> files = new ArrayList<>();
        for (Path font : fonts) {
            files.add(FontFile.at(font));
        }
        WordSettings word = stylesFrom == null ? WordSettings.USUAL : WordSettings.USUAL.withStyleSource(stylesFrom);
        return settings.withHtml(separateFiles ? HtmlSettings.SEPARATE_FILES : HtmlSettings.SINGLE_FILE)
                .withPdf(PdfSettings.DEFAULTS.withConformance(conformance()).withFonts(files))
                .withWord(word)
                .withCitations(citations);
    }

    Optional<Bibliography> bibliography() throws IOException {
        if (bibliography == null) {
            return Optional.empty();
        }
        boolean json = bibliography.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = Files.readString(bibliography, StandardCharsets.UTF_8);
        return Optional.of(new Bibliography(json ? Bibliography.Format.CSL_JSON : Bibliography.Format.BIBTEX, text));
    }

    private Conformance conformance() {
        if (archive && accessible) {
            return Conformance.PDF_A_3U_AND_UA_1;
        }
        if (archive) {
            return Conformance.PDF_A_3U;
        }
        return accessible ? Conformance.PDF_UA_1 : Conformance.NONE;
    }
}
