package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.document.DocumentFile;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFolderTest {

    @TempDir
    private Path folder;

    private static DocumentFile file(String name) {
        return new DocumentFile(name, "text/plain", name.getBytes(StandardCharsets.UTF_8));
    }

    private static RenderedDocument document(DocumentFile... files) {
        return new RenderedDocument(DocumentFormat.HTML, List.of(files), OptionalInt.empty(), List.of(), List.of());
    }

    @Test
    void writesEveryFileAndLeavesNothingElse() throws IOException {
        Path out = folder.resolve("a/b");
        Path page = DocumentFolder.of(out).write(document(file("page.html"), file("page.css"), file("images/x.png")));
        assertThat(page).isEqualTo(out.resolve("page.html")).hasContent("page.html");
        try (var files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile).map(out::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("page.html", "page.css", "images/x.png");
        }
    }

    @Test
    void theDocumentItselfIsNotReplacedWhereAFileOfItCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("page.html"), "old");
        Files.createDirectories(folder.resolve("page.css"));
        DocumentFolder out = DocumentFolder.of(folder);
        assertThatThrownBy(() -> out.write(document(file("page.html"), file("page.css"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page.css");
        assertThat(folder.resolve("page.html")).hasContent("old");
    }

    @Test
    void aFolderThatIsAFileIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        DocumentFolder out = DocumentFolder.of(file.resolve("inner"));
        assertThatThrownBy(() -> out.write(document(file("page.html")))).isInstanceOf(UncheckedIOException.class);
    }
}
