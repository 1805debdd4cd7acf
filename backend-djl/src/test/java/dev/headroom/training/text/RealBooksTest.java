package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.testkit.TestData;
import dev.headroom.training.bpe.BytePairSettings;
import dev.headroom.training.bpe.BytePairTrainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five whole books, as published. */
@Tag("slow")
class RealBooksTest {

    @TempDir
    Path folder;

    @Test
    void leavesNoMarksInBooks() {
        try (TextCorpus books =
                TextCorpus.open(TestData.require("corpus/books-heldout.tar.gz"), TextCleaning.BY_NAME)) {
            assertThat(books.documents()).hasSize(5).allSatisfy(book -> {
                assertThat(book.text()).doesNotContainPattern("(?m)^#|^-{5,}$|[_*]|\r|\n\n\n| $|^ |Title:|Author:");
                assertThat(book.text().length()).isGreaterThan(100_000);
            });
        }
    }

    @Test
    void trainsAVocabularyAndEncodesWithIt() {
        try (TextCorpus books =
                TextCorpus.open(TestData.require("corpus/books-heldout.tar.gz"), TextCleaning.BY_NAME)) {
            new BytePairTrainer(BytePairSettings.ofSize(2048))
                    .train(books.documents().map(TextDocument::text))
                    .write(folder, 512);
            Path file = folder.resolve("books.tokens");
            try (CorpusEncoder encoder = CorpusEncoder.open(folder)) {
                encoder.encode(books.documents(), file);
                try (TokenFile tokens = TokenFile.open(file)) {
                    assertThat(tokens.documents()).isEqualTo(5);
                    assertThat(tokens.textBytes() / (double) tokens.size()).isBetween(3.0, 4.0);
                    int[] ids = new int[Math.toIntExact(tokens.size())];
                    tokens.read(0, ids);
                    StringBuilder whole = new StringBuilder();
                    books.documents()
                            .forEach(book ->
                                    whole.append("<s>").append(book.text()).append("</s>"));
                    assertThat(encoder.decode(ids)).isEqualTo(whole.toString());
                }
            }
        }
    }
}
