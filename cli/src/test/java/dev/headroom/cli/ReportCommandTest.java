package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OptimizationConfig;
import dev.headroom.cli.terminal.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String SALES = "month,region,revenue\nJan,north,10\nJan,south,20\nFeb,north,5\n";

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("sales.csv"), SALES);
        Files.writeString(
                folder.resolve("text.md"), "# Sales\n\n## North\n\nSee ![All](chart:all).\n\n![x](secret.png)\n");
        Files.writeString(folder.resolve("secret.png"), "not to be read");
    }

    private int run(String... arguments) {
        return HeadroomCommand.run(recorder.logged(), OptimizationConfig::hfSpacesFree, arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String chart(String rest) {
        return "--chart=all=" + path("sales.csv") + ":" + rest;
    }

    @Test
    void writesAllThreeFormatsUnlessToldOtherwise() throws IOException {
        assertThat(run("report", path("text.md"), "-o", path("out"), chart("bar:month:sum(revenue)"), "--toc"))
                .isZero();
        assertThat(folder.resolve("out").toFile().list())
                .containsExactlyInAnyOrder("text.html", "text.pdf", "text.docx");
        assertThat(recorder.out()).contains("text.html").containsPattern("text.pdf  .*, [12] pages?");
        assertThat(recorder.err().replaceAll("\\s+", " "))
                .contains("note: image 'secret.png' is not shown: it is absent or not allowed");
        assertThat(Files.readString(folder.resolve("out/text.html")))
                .contains("<title>Sales</title>", "figure-all", "data:image/png;base64,");
    }

    @Test
    void separateFilesStandBesideThePage() throws IOException {
        assertThat(run(
                        "report",
                        path("text.md"),
                        "--html",
                        "--separate-files",
                        "-o",
                        path("web"),
                        chart("pie:region:sum(revenue)")))
                .isZero();
        assertThat(folder.resolve("web/text.css")).isNotEmptyFile();
        assertThat(folder.resolve("web/images/chart-all.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("web/text.html")))
                .contains("images/chart-all.png", "loading=\"lazy\"");
    }

    @Test
    void citationsComeFromABibliography() throws IOException {
        Files.writeString(folder.resolve("cited.md"), "As said [@k].");
        Files.writeString(folder.resolve("works.bib"), "@book{k, author={Ada Lovelace}, title={Notes}, year={1843}}");
        assertThat(run("report", path("cited.md"), "--html", "-o", path("out"), "--bibliography", path("works.bib")))
                .isZero();
        assertThat(Files.readString(folder.resolve("out/cited.html"))).contains("(Lovelace, 1843)", "References");
    }

    @Test
    void wrongChartsAreNamedWithWhatWouldBeRight() {
        assertThat(run("report", path("text.md"), "--html", "-o", path("out"), "--chart", "sales.csv:donut:a:b"))
                .isEqualTo(2);
        assertThat(recorder.err()).contains("--chart must be [NAME=]FILE:KIND:COLUMNS", "donut");
        assertThat(run("report", path("text.md"), "--html", "-o", path("out"), chart("bar:month")))
                .isEqualTo(2);
        assertThat(recorder.err()).contains("--chart bar must be [NAME=]FILE:bar:LABEL:VALUE,VALUE");
        assertThat(run("report", path("text.md"), "--html", "-o", path("out"), chart("line:month:profit")))
                .isEqualTo(2);
        assertThat(recorder.err()).contains("profit");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("latin.md"), "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("report", path("latin.md"), "--html", "-o", path("out"))).isEqualTo(1);
        assertThat(recorder.err()).contains("latin.md: text must be UTF-8");
    }

    @Test
    void aMissingFileAndAFolderAreToldApart() {
        assertThat(run("report", path("none.md"), "-o", path("out"))).isEqualTo(1);
        assertThat(recorder.err()).contains("none.md: it does not exist");
        assertThat(run("report", folder.toString(), "-o", path("out"))).isEqualTo(2);
        assertThat(recorder.err()).contains("FILE must be a file, was the directory");
    }
}
