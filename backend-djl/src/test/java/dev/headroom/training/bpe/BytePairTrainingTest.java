package dev.headroom.training.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BytePairTrainingTest {

    private static BytePairVocabulary train(int size, int minimum, String... texts) {
        return new BytePairTrainer(new BytePairSettings(size, List.of("<s>", "</s>"), minimum)).train(Stream.of(texts));
    }

    private static List<String> learnt(BytePairVocabulary vocabulary) {
        return vocabulary.tokens().subList(258, vocabulary.size());
    }

    /** The words of Sennrich et al., figure 1: "low" 5 times, "lower" 2, "newest" 6, "widest" 3. */
    @Test
    void findsTheMergesOfThePaper() {
        String text = "low\n".repeat(5) + "lower\n".repeat(2) + "newest\n".repeat(6) + "widest\n".repeat(3);

        // without the paper's end mark, equal counts fall to the smaller bytes: es, est before lo, low
        assertThat(learnt(train(262, 2, text))).containsExactly("es", "est", "lo", "low");
    }

    @Test
    void numbersSpecialTokensThenBytesThenMerges() {
        BytePairVocabulary vocabulary = train(259, 1, "aa");

        assertThat(vocabulary.size()).isEqualTo(259);
        assertThat(vocabulary.specialTokens()).containsExactly("<s>", "</s>");
        assertThat(vocabulary.tokens().get(2 + 'a')).isEqualTo("a");
        assertThat(vocabulary.tokens().get(2 + ' ')).isEqualTo("\u0120");
        assertThat(vocabulary.merges()).containsExactly(new BytePairVocabulary.Merge(2 + 'a', 2 + 'a'));
    }

    @Test
    void stopsEarlyWhereTextIsTooShort() {
        BytePairVocabulary vocabulary = train(1000, 2, "abc abc abc");

        assertThat(learnt(vocabulary)).containsExactly("ab", "abc", "\u0120abc");
        assertThat(vocabulary.missingTokens()).isEqualTo(1000 - 261);
        assertThat(train(261, 2, "abc abc abc").missingTokens()).isZero();
    }

    @Test
    void countsRunsWithoutOverlap() {
        assertThat(learnt(train(300, 1, "aaaaa"))).containsExactly("aa", "aaa", "aaaaa");
    }

    @Test
    void neverMergesAcrossWordsOrTexts() {
        assertThat(learnt(train(300, 2, "a b a b a b", "a", "a"))).containsExactly("\u0120b", "\u0120a");
    }

    @Test
    void givesTheSameWhateverTheOrderOfTheTexts() {
        List<String> texts = new ArrayList<>(List.of("the cat sat", "on the mat", "that the cat", "chatted at"));
        BytePairVocabulary first = train(280, 1, texts.toArray(String[]::new));
        Collections.reverse(texts);
        BytePairVocabulary second = train(280, 1, texts.toArray(String[]::new));

        assertThat(second.tokens()).isEqualTo(first.tokens());
        assertThat(second.merges()).isEqualTo(first.merges());
    }

    @Test
    void findsTheMergesThatCountingAnewFinds() {
        Random random = new Random(3);
        for (int run = 0; run < 60; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                text.append("abcab  \u00e9\n".charAt(random.nextInt(9)));
            }
            int size = 258 + random.nextInt(25);
            BytePairVocabulary vocabulary = train(size, 2, text.toString());
            assertThat(learnt(vocabulary)).as("run %s", run).isEqualTo(countingAnew(text.toString(), size - 258));
        }
    }

    @Test
    void refusesNothingToLearnFrom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(300, 2, "", ""))
                .withMessage("texts must hold at least one character, was empty");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(257, 2, "a"))
                .withMessage("vocabularySize must be between 258 and 1048576, was 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(300, 0, "a"))
                .withMessage("minimumPairFrequency must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BytePairSettings(300, List.of("<s>"), 2))
                .withMessageContaining("must hold <s> and </s>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BytePairSettings(300, List.of("<s>", "</s>", "<s>"), 2))
                .withMessageContaining("must be distinct");
    }

    /** The definition: count all pairs, merge the best everywhere, again. */
    private static List<String> countingAnew(String text, int tokens) {
        List<List<Integer>> words = new ArrayList<>();
        WordPattern.split(text, word -> {
            List<Integer> ids = new ArrayList<>();
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                ids.add(2 + (b & 0xff));
            }
            words.add(ids);
        });
        List<String> names = new ArrayList<>(List.of("<s>", "</s>"));
        for (int b = 0; b < 256; b++) {
            names.add(String.valueOf(ByteAlphabet.of(b)));
        }
        while (names.size() < 258 + tokens) {
            Map<List<Integer>, Integer> counts = new HashMap<>();
            words.forEach(word -> {
                for (int i = 1; i < word.size(); i++) {
                    counts.merge(List.copyOf(word.subList(i - 1, i + 1)), 1, Integer::sum);
                }
            });
            var best = counts.entrySet().stream()
                    .filter(entry -> entry.getValue() >= 2)
                    .min(Map.Entry.<List<Integer>, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(entry -> entry.getKey().get(0))
                            .thenComparing(entry -> entry.getKey().get(1)));
            if (best.isEmpty()) {
                break;
            }
            List<Integer> pair = best.get().getKey();
            String name = names.get(pair.get(0)) + names.get(pair.get(1));
            if (!names.contains(name)) {
                names.add(name);
            }
            int id = names.indexOf(name);
            words.forEach(word -> {
                for (int i = 0; i + 1 < word.size(); i++) {
                    if (word.subList(i, i + 2).equals(pair)) {
                        word.subList(i, i + 2).clear();
                        word.addAll(i, Arrays.asList(id));
                    }
                }
            });
        }
        return names.subList(258, names.size());
    }
}
