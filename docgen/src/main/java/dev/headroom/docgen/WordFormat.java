package dev.headroom.docgen;

import dev.headroom.docgen.word.WordSource;
import dev.headroom.docgen.word.WordWriter;
import dev.headroom.docgen.word.WrittenWord;
import dev.headroom.document.DocumentFile;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import java.util.List;
import java.util.OptionalInt;

/** Documents as Word files, from the tree itself. */
final class WordFormat {

    private final DocumentSettings settings;

    WordFormat(DocumentSettings settings) {
        this.settings = settings;
    }

    RenderedDocument write(ReadDocument document, CancelToken cancel) {
        WordSource source = new WordSource(document.parsed(), document.images(), document.charts());
        WrittenWord written = new WordWriter(settings.templates()).write(source, settings.word(), cancel);
        DocumentFile file =
                new DocumentFile(settings.fileName() + ".docx", DocumentFormat.DOCX.mediaType(), written.bytes());
        return new RenderedDocument(
                DocumentFormat.DOCX,
                List.of(file),
                OptionalInt.empty(),
                List.of(),
                document.notesWith(written.notes()));
    }
}
