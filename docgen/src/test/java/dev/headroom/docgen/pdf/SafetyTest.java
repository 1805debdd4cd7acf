package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyTest {

    @TempDir
    Path folder;

    @Test
    void nothingThatTheDocumentNamesIsReadFromFilesOrTheNetwork() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("secret.css"), "@page { size: 50mm 50mm } body::before { content: 'SECRET' }");
        Path image = Files.write(folder.resolve("secret.png"), PlainPng.chart(30, 30));
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String web = "http://127.0.0.1:" + server.getLocalPort() + "/x.png";
            PrintedPdf pdf = Prints.print(Prints.document("<html lang=\"en\"><head><title>T</title>"
                    + "<link rel=\"stylesheet\" href=\"" + secret.toUri() + "\"/><style>@import url(" + secret.toUri()
                    + "); body { background: url(" + web + ") }</style><base href=\"" + web + "\"/></head><body>"
                    + "<p>kept</p><img src=\"" + image.toUri() + "\" alt=\"a file\"/><img src=\"" + web
                    + "\" alt=\"web\"/>"
                    + "<img src=\"file:///etc/passwd\" alt=\"\"/><img src=\"jar:file:/x.jar!/y.png\" alt=\"\"/>"
                    + "<img src=\"data:image/png;base64,AAAA\" alt=\"\"/><img src=\"headroom:../other\" alt=\"\"/>"
                    + "<p style=\"background-image: url(" + web + ")\">styled</p>"
                    + "<p style=\"background-image: u\\72l(" + web + ")\">escaped</p>"
                    + "<table background=\"" + web + "\"><tr><td background=\"" + web + "\">cell</td></tr></table>"
                    + "<a download=\"x\" href=\"" + image.toUri()
                    + "\">attached</a><a href=\"javascript:alert(1)\">run</a>"
                    + "<object data=\"" + image.toUri() + "\" type=\"image/png\">o</object><iframe src=\"" + web
                    + "\"/>"
                    + "<svg><image href=\"" + web + "\"/></svg><script>alert(1)</script></body></html>"));
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            String bytes = new String(pdf.bytes(), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .doesNotContain("EmbeddedFile")
                    .doesNotContain("JavaScript")
                    .doesNotContain("javascript");
            assertThat(Prints.text(pdf))
                    .contains("kept", "[a file]", "[web]", "cell")
                    .doesNotContain("SECRET");
            assertThat(pdf.notes())
                    .contains(
                            "<link> is not printed and was left out",
                            "<style> is not printed and was left out",
                            "<object> is not printed and was left out",
                            "<script> is not printed and was left out",
                            "image file:///etc/passwd is not among the images of the document and was left out",
                            "style of <p> refers to something outside the document and was left out",
                            "link to javascript:alert(1) is text only");
        }
    }

    @Test
    void documentTypeIsSkippedAndNamedAndItsEntitiesAreNotExpanded() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        PrintedPdf pdf = Prints.print(Prints.document(
                "<!DOCTYPE html SYSTEM \"" + secret.toUri() + "\" [<!ENTITY e SYSTEM \"" + secret.toUri()
                        + "\">]><html lang=\"en\"><head><title>T</title></head><body><p>a &e; b</p></body></html>"));
        assertThat(Prints.text(pdf)).doesNotContain("SECRET").contains("a");
        assertThat(pdf.notes()).containsExactly("document type was skipped, nothing that it names was read");
    }

    @Test
    void entitiesThatGrowAreAnError() {
        StringBuilder type = new StringBuilder("<!DOCTYPE html [<!ENTITY a0 \"lollollollol\">");
        for (int i = 1; i < 12; i++) {
            type.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        PrintPage bomb = Prints.document(type + "]><html><body>&a11;</body></html>");
        assertThatThrownBy(() -> Prints.print(bomb)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void whatIsNotWellFormedOrTooDeepIsOneClearError() {
        assertThatThrownBy(() -> Prints.print(Prints.document("<html><body><p>open</body></html>")))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("XHTML of the document: line 1 must be well-formed");
        String deep = "<blockquote>".repeat(300) + "x" + "</blockquote>".repeat(300);
        assertThatThrownBy(() -> Prints.print(Prints.body(deep)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("nesting must be at most 200 deep");
    }

    @Test
    void deepestAllowedNestingPrints() {
        String deep = "<ul><li>".repeat(95) + "x" + "</li></ul>".repeat(95);
        assertThat(Prints.print(Prints.body(deep)).pageCount()).isPositive();
    }

    @Test
    void brokenAndHugeImagesAreLeftOutWithANote() {
        byte[] png = PlainPng.chart(60, 40);
        byte[] huge = png.clone();
        // width in the header, 2^24
        huge[16] = 1;
        huge[17] = 0;
        PrintPage page = new PrintPage(
                Prints.body("<p>a<img src=\"headroom:huge\" alt=\"h\"/>b<img src=\"headroom:text\" alt=\"t\"/></p>")
                        .xhtml(),
                java.util.Map.of("huge", huge, "text", "no image".getBytes(StandardCharsets.US_ASCII)),
                SampleReport.metadata(),
                dev.headroom.document.PageSetup.A4);
        assertThat(Prints.print(page).notes())
                .hasSize(2)
                .anyMatch(note -> note.startsWith("image huge has "))
                .anyMatch(note -> note.startsWith("image text must be a PNG or JPEG file"));
    }
}
