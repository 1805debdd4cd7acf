package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.training.text.TokenFile;
import dev.headroom.training.text.TokenFileWriter;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchOrderTest {

    @TempDir
    Path directory;

    @Test
    void anEpochVisitsEveryWindowOnce() {
        try (TokenFile tokens = counting(1000)) {
            BatchSampler sampler = new BatchSampler(tokens, 10, 3);
            BitSet starts = new BitSet();

            for (int i = 0; i < sampler.windows(); i++) {
                int[] sequence = sampler.sequence(i);
                assertThat(sequence).hasSize(11);
                assertThat(sequence[10]).isEqualTo(sequence[0] + 10);
                starts.set(sequence[0]);
            }

            assertThat(sampler.windows()).isEqualTo(98);
            assertThat(starts.cardinality()).isEqualTo(98);
            assertThat(starts.stream().map(start -> start % 10).distinct()).hasSize(1);
        }
    }

    @Test
    void aLaterSamplerGivesWhatAnEarlierOneWouldHaveGiven() {
        try (TokenFile tokens = counting(1000)) {
            BatchSampler walked = new BatchSampler(tokens, 10, 3);
            for (int i = 0; i < 150; i++) {
                walked.sequence(i);
            }

            assertThat(new BatchSampler(tokens, 10, 3).sequence(150)).isEqualTo(walked.sequence(150));
        }
    }

    @Test
    void refusesATextShorterThanTwoWindows() {
        try (TokenFile tokens = counting(20)) {
            assertThatThrownBy(() -> new BatchSampler(tokens, 10, 3))
                    .hasMessage("the text must have at least 21 tokens for a context of 10, was 20");
        }
    }

    private TokenFile counting(int count) {
        Path file = directory.resolve("counting.tokens");
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = i;
        }
        try (TokenFileWriter writer = TokenFileWriter.create(file, 2000, "0".repeat(64))) {
            writer.add(ids, count);
            writer.endDocument();
            writer.finish();
        }
        return TokenFile.open(file);
    }
}
