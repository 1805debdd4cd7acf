package dev.headroom.docgen;

import dev.headroom.document.DocumentFile;
import dev.headroom.document.RenderedDocument;
import dev.headroom.file.FileReplacement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that documents are written to. Each file appears as a whole or not at all, and the document itself last, when
 * everything that it refers to is there.
 *
 * <pre>{@code
 * Path page = DocumentFolder.of(Path.of("out")).write(rendered);
 * }</pre>
 *
 * <p>Thread-safe for documents of different names. Errors: {@link UncheckedIOException}; old files stay then.
 */
public final class DocumentFolder {

    private final Path folder;

    private DocumentFolder(Path folder) {
        this.folder = folder;
    }

    /** Returns a folder, which is made when the first document is written. */
    public static DocumentFolder of(Path folder) {
        return new DocumentFolder(folder);
    }

    /** Writes all files of a document, over older ones of the same names, and returns where the document is. */
    public Path write(RenderedDocument document) {
        try {
            List<DocumentFile> files = document.files();
            for (int i = files.size() - 1; i >= 0; i--) {
                write(files.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(document.main().name());
    }

    private void write(DocumentFile file) throws IOException {
        Path path = folder.resolve(file.name());
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (FileReplacement replacement = FileReplacement.of(path)) {
            try (OutputStream out = replacement.output()) {
                file.writeTo(out);
            }
            replacement.complete();
        }
    }
}
