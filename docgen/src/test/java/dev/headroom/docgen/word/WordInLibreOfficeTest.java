package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WordInLibreOfficeTest {

    @Test
    void libreOfficeShowsARichReport(@TempDir Path folder) throws IOException, InterruptedException {
        Path docx = folder.resolve("rich.docx");
        Files.write(docx, WordFixture.write(WordFixture.rich()).bytes());
        Process process;
        try {
            process = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            folder.toString(),
                            docx.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "log"))
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "soffice is absent: apt-get install libreoffice-writer");
            return;
        }
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("rich.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isBetween(4, 7);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("On tides", "Contents", "1 The moon", "Table 1. Harbours", "Figure 1. Heights")
                    .contains("Page 3 of", "☑", "4. seven", "The note of the moon.", "int height;");
        }
    }
}
