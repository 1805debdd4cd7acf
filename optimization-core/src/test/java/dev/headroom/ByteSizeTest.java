package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSizeTest {

    @Test
    void readsDecimalAndBinaryUnits() {
        assertThat(ByteSize.parse("16GB")).isEqualTo(ByteSize.gigabytes(16));
        assertThat(ByteSize.parse(" 1.5 GiB ").bytes()).isEqualTo(3L << 29);
        assertThat(ByteSize.parse("512 MiB").bytes()).isEqualTo(512L << 20);
        assertThat(ByteSize.parse("4096").bytes()).isEqualTo(4096);
        assertThat(ByteSize.parse("7b").bytes()).isEqualTo(7);
    }

    @Test
    void refusesTextThatIsNoSizeNamingIt() {
        for (String text : new String[] {"", "GB", "-1", "1e9", "12 parsecs", "99999999999 TB", "1.2.3"}) {
            assertThatThrownBy(() -> ByteSize.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(text);
        }
    }

    @Test
    void refusesNegativeBytes() {
        assertThatThrownBy(() -> new ByteSize(-1)).hasMessage("bytes must be at least 0, was -1");
    }

    @Test
    void printsThreeFiguresAtMost() {
        assertThat(ByteSize.of(0)).hasToString("0 B");
        assertThat(ByteSize.of(999)).hasToString("999 B");
        assertThat(ByteSize.of(4_096)).hasToString("4.1 kB");
        assertThat(ByteSize.megabytes(662)).hasToString("662 MB");
        assertThat(ByteSize.of(999_600_000)).hasToString("1.0 GB");
        assertThat(ByteSize.gigabytes(16)).hasToString("16 GB");
        assertThat(ByteSize.of(Long.MAX_VALUE)).hasToString("9.2 EB");
    }

    @Test
    void subtractsDownToZeroOnly() {
        assertThat(ByteSize.of(3).minusOrZero(ByteSize.of(5))).isEqualTo(ByteSize.ZERO);
        assertThat(ByteSize.of(5).minusOrZero(ByteSize.of(3))).isEqualTo(ByteSize.of(2));
    }

    @Test
    void readsBackWholeBytes() {
        Random random = new Random(17);
        for (int i = 0; i < 1_000; i++) {
            long bytes = random.nextLong(1L << 50);
            assertThat(ByteSize.parse(bytes + " B").bytes()).isEqualTo(bytes);
        }
    }
}
