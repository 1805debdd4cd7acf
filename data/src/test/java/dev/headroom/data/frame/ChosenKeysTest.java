package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumnBuilder;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that share a place under factors that are known take no longer than others. */
class ChosenKeysTest {

    private static final long KNOWN_FACTOR = 0x9E3779B97F4A7C15L;

    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    // minutes where every key falls on one place
    @Test
    @Timeout(20)
    void numbersChosenToCollideAreGroupedAndJoined() {
        FrameBuilder builder = new FrameBuilder(ChunkStore.onHeap());
        LongColumnBuilder keys = (LongColumnBuilder) builder.add("k", ColumnType.INTEGER);
        long inverse = inverse(KNOWN_FACTOR);
        for (long i = 0; i < 200_000; i++) {
            keys.set(((i << 32) | i) * inverse);
            builder.endRow();
        }
        Frame frame = builder.build();

        assertThat(frame.groupBy("k").aggregate(Aggregate.count()).rowCount()).isEqualTo(200_000);
        assertThat(frame.join(frame, JoinKind.INNER, "k").rowCount()).isEqualTo(200_000);
    }

    @Test
    @Timeout(20)
    void textsOfOneHashCodeAreGroupedAndJoined() {
        FrameBuilder builder = new FrameBuilder(ChunkStore.onHeap());
        TextColumnBuilder keys = (TextColumnBuilder) builder.add("k", ColumnType.TEXT);
        for (int i = 0; i < 1 << 17; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                text.append(((i >> bit) & 1) == 0 ? "Aa" : "BB");
            }
            keys.set(text.toString());
            builder.endRow();
        }
        Frame frame = builder.build();

        assertThat(frame.groupBy("k").aggregate(Aggregate.count()).rowCount()).isEqualTo(1 << 17);
        assertThat(frame.join(frame, JoinKind.INNER, "k").rowCount()).isEqualTo(1 << 17);
    }

    @Test
    void numbersAreNumberedLikeAMapWould() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            try (WorkingMemory memory = new WorkingMemory(Optional.empty(), "test")) {
                LongIndex index = new LongIndex(memory);
                Map<Long, Integer> expected = new HashMap<>();
                for (int i = 0; i < 20_000; i++) {
                    long value = random.nextInt(8_000) * (1L << (random.nextInt(3) * 25));
                    assertThat(index.find(value)).isEqualTo(expected.getOrDefault(value, -1));
                    expected.putIfAbsent(value, expected.size());
                    assertThat(index.findOrAdd(value)).isEqualTo(expected.get(value));
                }
                assertThat(index.size()).isEqualTo(expected.size());
                expected.forEach(
                        (value, number) -> assertThat(index.value(number)).isEqualTo(value));
            }
        }
    }

    @Test
    void textsWithOneHashAreToldApart() {
        // at the point 0 the last three chars are all that counts
        List<String> texts = List.of("one   end", "two   end", "three end", "end", "another", "four  end", "");
        try (WorkingMemory memory = new WorkingMemory(Optional.empty(), "test")) {
            TextIndex index = new TextIndex(memory, new KeyHash(0));
            for (int number = 0; number < texts.size(); number++) {
                assertThat(index.find(texts.get(number))).isEqualTo(-1);
                assertThat(index.findOrAdd(texts.get(number))).isEqualTo(number);
            }
            for (int number = 0; number < texts.size(); number++) {
                assertThat(index.find(texts.get(number))).isEqualTo(number);
                assertThat(index.findOrAdd(texts.get(number))).isEqualTo(number);
                assertThat(index.text(number)).isEqualTo(texts.get(number));
            }
            assertThat(index.find("seven end")).isEqualTo(-1);
        }
    }

    @Test
    void hashOfATextIsItsPolynomial() {
        BigInteger prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            long point = random.nextLong();
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append((char) (random.nextBoolean() ? 0xFFFF : random.nextInt(0x10000)));
            }
            BigInteger sum = BigInteger.valueOf(length);
            BigInteger at = BigInteger.valueOf(point & prime.longValue());
            int place = 0;
            while (place < length) {
                int step = place + 3 <= length ? 3 : 1;
                long chars = 0;
                for (int j = step - 1; j >= 0; j--) {
                    chars = (chars << 16) | text.charAt(place + j);
                }
                sum = sum.multiply(at).add(BigInteger.valueOf(chars));
                place += step;
            }

            long hashed = new KeyHash(point).of(text.toString());
            assertThat(BigInteger.valueOf(hashed).mod(prime)).isEqualTo(sum.mod(prime));
        }
    }
}
