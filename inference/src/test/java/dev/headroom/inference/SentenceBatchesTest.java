package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.inference.EncoderTokenizer.Sentence;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentenceBatchesTest {

    private static List<Sentence> ofLengths(int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(length -> new Sentence(new long[length], new long[length]))
                .toList();
    }

    @Test
    void putsSentencesOfSimilarLengthTogether() {
        assertThat(new SentenceBatches(2, 100).of(ofLengths(30, 3, 28, 4)))
                .containsExactly(List.of(1, 3), List.of(2, 0));
    }

    @Test
    void countsPaddingAsTokens() {
        assertThat(new SentenceBatches(8, 20).of(ofLengths(2, 9, 10, 11)))
                .containsExactly(List.of(0, 1), List.of(2), List.of(3));
    }

    @Test
    void aSentenceThatIsTooLongGoesAlone() {
        assertThat(new SentenceBatches(8, 20).of(ofLengths(500, 2))).containsExactly(List.of(1), List.of(0));
    }

    @Test
    void nothingMakesNoBatch() {
        assertThat(new SentenceBatches(8, 20).of(List.of())).isEmpty();
    }
}
