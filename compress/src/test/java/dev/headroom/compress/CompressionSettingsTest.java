package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompressionSettingsTest {

    @Test
    void rejectsOtherBlockSizesNamingTheValue() {
        assertThatThrownBy(() -> CompressionSettings.int4().withBlockSize(48))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blockSize must be 32 or 128, was 48");
    }

    @Test
    void rejectsAnEmptyContextNamingTheValue() {
        assertThatThrownBy(() -> CompressionSettings.fp32().withContext(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("context must be at least 1, was 0");
    }

    @Test
    void changesKeepTheRest() {
        CompressionSettings settings = CompressionSettings.int4()
                .withMethod(QuantizationMethod.ROUND_TO_NEAREST)
                .withContext(99)
                .withBlockSize(128);
        assertThat(settings.method()).isEqualTo(QuantizationMethod.ROUND_TO_NEAREST);
        assertThat(settings.context()).hasValue(99);
        assertThat(settings.blockSize()).isEqualTo(128);
    }
}
