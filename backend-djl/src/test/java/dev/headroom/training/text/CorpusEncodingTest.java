package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.MalformedFileException;
import dev.headroom.training.bpe.BytePairSettings;
import dev.headroom.training.bpe.BytePairTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads a native library, hence slow. */
class CorpusEncodingTest {

    private static final String TEXT = "\"The cat sat,\" said the cat.\n\nThe other cat sat on the mat.\n\n";

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void putsMarksAroundEachDocument() {
        train();
        Path file = folder.resolve("a.tokens");
        try (CorpusEncoder encoder = CorpusEncoder.open(folder)) {
            encoder.encode(Stream.of(document("the cat"), document(""), document("caf\u00e9 \u2603")), file);

            try (TokenFile tokens = TokenFile.open(file)) {
                int[] ids = new int[(int) tokens.size()];
                tokens.read(0, ids);
                assertThat(ids[0]).isEqualTo(encoder.beginningId()).isZero();
                assertThat(ids[ids.length - 1]).isEqualTo(encoder.endId()).isEqualTo(1);
                assertThat(encoder.decode(ids)).isEqualTo("<s>the cat</s><s>caf\u00e9 \u2603</s>");
                assertThat(tokens.documents()).isEqualTo(2);
                assertThat(tokens.textBytes()).isEqualTo(7 + 9);
                assertThat(tokens.vocabularySize()).isEqualTo(encoder.vocabularySize());
            }
        }
    }

    @Test
    @Tag("slow")
    void givesTheIdsOfTheWholeTextPieceByPiece() {
        train();
        Random random = new Random(5);
        String[] parts = {
            "cat", " the", "\n", "\n\n", "\n\n\n", " ", "  ", "\"", ".", "'s", "--", "\t", "\u00a0", "\r\n"
        };
        try (CorpusEncoder encoder = CorpusEncoder.open(folder)) {
            for (int run = 0; run < 200; run++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 60; i++) {
                    text.append(parts[random.nextInt(parts.length)]);
                }
                List<Integer> pieces = new ArrayList<>();
                StringBuilder joined = new StringBuilder();
                Segments.cut(text.toString(), 1 + random.nextInt(20), piece -> {
                    joined.append(piece);
                    for (int id : encoder.encode(piece)) {
                        pieces.add(id);
                    }
                });
                assertThat(joined).hasToString(text.toString());
                assertThat(pieces.stream().mapToInt(id -> id).toArray())
                        .as("run %s", run)
                        .isEqualTo(encoder.encode(text.toString()));
            }
        }
    }

    @Test
    @Tag("slow")
    void refusesWhatIsNoTokenizer() throws IOException {
        assertRefused("exist");
        Files.writeString(folder.resolve("tokenizer.json"), "{");
        assertRefused("be JSON");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {}}");
        assertRefused("map tokens to ids");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"vocab\": {\"a\": -1}}}");
        assertRefused("be an integer from 0 on");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"odd\", \"vocab\": {\"a\": 0}}}");
        assertRefused("be a tokenizer");
    }

    private void assertRefused(String rule) {
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> CorpusEncoder.open(folder).close())
                .withMessageContaining("tokenizer.json")
                .withMessageContaining(rule);
    }

    private void train() {
        new BytePairTrainer(BytePairSettings.ofSize(300))
                .train(Stream.of(TEXT.repeat(5)))
                .write(folder, 64);
    }

    private static TextDocument document(String text) {
        return new TextDocument("a.txt", new CleanedText(text, Map.of()));
    }
}
