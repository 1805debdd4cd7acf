package dev.headroom.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnicodeTextTest {

    @Test
    void halfASurrogatePairIsNamedWithItsPlace() {
        assertThat(UnicodeText.require("a🐎\uFFFD", "t", 0)).isEqualTo("a🐎\uFFFD");
        for (String half : new String[] {"a\uD83D", "\uD83Da", "a\uDC0E", "\uDC0E\uD83D"}) {
            assertThatThrownBy(() -> UnicodeText.require(half, "t", 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "column t, row 5 must be text that can be written, was half a surrogate pair, U+D");
        }
    }
}
