package dev.headroom.training.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.chat.ChatTemplate;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFilesTest {

    private static final String TEXT =
            "\"It's the cat,\" they'd said--the cat's 12 hats!\n\n'Tis the cat that sat.\n\n";

    @TempDir
    Path folder;

    @BeforeEach
    void keepOffTheNetwork() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    // loads a native library
    @Test
    @Tag("slow")
    void areReadByTheNativeLibraryWithTheIdsThatWereTrained() throws IOException {
        BytePairVocabulary vocabulary = write(300, TEXT.repeat(3));

        try (HuggingFaceTokenizer tokenizer = open()) {
            Encoding encoding = tokenizer.encode("the cat");
            assertThat(encoding.getIds()).startsWith(0);
            assertThat(tokenizer.encode("the cat", false, false).getTokens())
                    .allMatch(vocabulary.tokens()::contains)
                    .hasSizeLessThan(7);
            for (int id = 0; id < vocabulary.size(); id++) {
                assertThat(tokenizer.decode(new long[] {id}, true))
                        .as("id %s", id)
                        .isNotNull();
            }
            assertThat(tokenizer.encode("</s>", false, false).getIds()).containsExactly(1);
        }
    }

    // loads a native library
    @Test
    @Tag("slow")
    void giveBackAnyText() throws IOException {
        write(300, TEXT.repeat(3));
        Random random = new Random(17);
        try (HuggingFaceTokenizer tokenizer = open()) {
            for (String text : List.of(
                    "",
                    " ",
                    "  two  spaces ",
                    "\n\n\n",
                    "\u0000\u0001",
                    "\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udc69",
                    "e\u0301\u00e9",
                    "\u0645\u0631\u062d\u0628\u0627",
                    "\ufeffx",
                    "a\u2028b",
                    "'S'll 123 \u0663")) {
                assertThat(roundTrip(tokenizer, text)).isEqualTo(text);
            }
            for (int run = 0; run < 500; run++) {
                String text = fuzz(random, 30);
                assertThat(roundTrip(tokenizer, text)).as("run %s", run).isEqualTo(text);
            }
        }
    }

    // loads a native library
    @Test
    @Tag("slow")
    void splitWordsAsTheTrainerDoes() throws IOException {
        write(258, "a");
        Random random = new Random(23);
        try (HuggingFaceTokenizer tokenizer = open()) {
            for (int run = 0; run < 2000; run++) {
                String text = run == 0 ? TEXT : fuzz(random, 20);
                List<Integer> lengths = new ArrayList<>();
                WordPattern.split(text, word -> lengths.add(word.getBytes(StandardCharsets.UTF_8).length));
                assertThat(wordLengths(tokenizer.encode(text, false, false)))
                        .as("run %s: %s", run, Arrays.toString(text.codePoints().toArray()))
                        .isEqualTo(lengths);
            }
        }
    }

    @Test
    void splitAtWordsContractionsDigitsAndLineEnds() {
        List<String> words = new ArrayList<>();
        WordPattern.split("\"It's 'tis 19,\"\n\nthey'Ll   go", words::add);

        assertThat(words)
                .containsExactly("\"", "It", "'s", " '", "tis", " ", "1", "9", ",\"\n\n", "they", "'Ll", "  ", " go");
    }

    @Test
    void nameTheMarksAndTheLongestSequence() throws IOException {
        write(300, TEXT);

        byte[] bytes = Files.readAllBytes(folder.resolve("tokenizer_config.json"));
        JsonObject json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertThat(json.get("bos_token").getAsString()).isEqualTo("<s>");
        assertThat(json.get("eos_token").getAsString()).isEqualTo("</s>");
        assertThat(json.get("model_max_length").getAsInt()).isEqualTo(512);
        assertThat(json.get("tokenizer_class").getAsString()).isEqualTo("PreTrainedTokenizerFast");
        assertThat(ChatTemplate.ofTokenizerConfig("tokenizer_config.json", bytes))
                .isEmpty();
    }

    @Test
    void belongToACheckpoint() throws IOException {
        SyntheticCheckpoint.write(SyntheticShape.TINY, 1, folder, ProgressListener.none());
        write(300, TEXT);

        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.tokenizerJson()).isEqualTo(Files.readAllBytes(folder.resolve("tokenizer.json")));
            assertThat(checkpoint.tokenizerConfigJson())
                    .contains(Files.readAllBytes(folder.resolve("tokenizer_config.json")));
        }
    }

    @Test
    void areTheSameAfterTheSameTraining() throws IOException {
        write(300, TEXT);
        byte[] first = Files.readAllBytes(folder.resolve("tokenizer.json"));
        write(300, TEXT);

        assertThat(Files.readAllBytes(folder.resolve("tokenizer.json"))).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void refuseAModelWithoutLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BytePairTrainer(BytePairSettings.ofSize(300))
                        .train(Stream.of(TEXT))
                        .write(folder, 0))
                .withMessage("modelMaxLength must be positive, was 0");
    }

    private BytePairVocabulary write(int size, String text) {
        BytePairVocabulary vocabulary = new BytePairTrainer(BytePairSettings.ofSize(size)).train(Stream.of(text));
        vocabulary.write(folder, 512);
        return vocabulary;
    }

    private HuggingFaceTokenizer open() throws IOException {
        return HuggingFaceTokenizer.newInstance(
                folder.resolve("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
    }

    private static String roundTrip(HuggingFaceTokenizer tokenizer, String text) {
        return tokenizer.decode(tokenizer.encode(text, false, false).getIds(), true);
    }

    /** Returns the bytes of each word; in a vocabulary of single bytes each token is one. */
    private static List<Integer> wordLengths(Encoding encoding) {
        List<Integer> lengths = new ArrayList<>();
        long last = -1;
        for (long word : encoding.getWordIds()) {
            if (word == last) {
                lengths.set(lengths.size() - 1, lengths.get(lengths.size() - 1) + 1);
            } else {
                lengths.add(1);
                last = word;
            }
        }
        return lengths;
    }

    /** Returns characters that patterns care for, and a few from anywhere in Unicode 12, which both sides know. */
    private static String fuzz(Random random, int length) {
        String near =
                "aZ'sStTlLvVeErRmMdD \t\n\r0195.,!\"-\u00a0\u0085\u2003\u2028\u3000\u200b\u00e9\u0301\u017f\u0130\u2160";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(4) > 0 ? near.charAt(random.nextInt(near.length())) : random.nextInt(0x1f000);
            text.appendCodePoint(Character.getType(c) == Character.SURROGATE || c == '<' || isRecent(c) ? 'x' : c);
        }
        return text.toString();
    }

    /** Returns whether a character may be younger than one of the two libraries' tables. */
    private static boolean isRecent(int c) {
        return !Character.isDefined(c) || c > 0xffff;
    }
}
