package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoraSettingsTest {

    @Test
    void defaultsToRank8Alpha16OnEveryLinearLayer() {
        assertThat(LoraSettings.defaults()).isEqualTo(new LoraSettings(8, 16, RankScaling.RANK, List.of("all-linear")));
    }

    @Test
    void scalesByTheRankOrByItsRoot() {
        assertThat(LoraSettings.of(64, 16, List.of("q_proj")).factor()).isEqualTo(0.25);
        assertThat(new LoraSettings(64, 16, RankScaling.ROOT_OF_RANK, List.of("q_proj")).factor())
                .isCloseTo(2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4097})
    void rejectsARankOutOfRangeNamingIt(int rank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoraSettings.of(rank, 16, List.of("q_proj")))
                .withMessage("rank must be in [1, 4096], was " + rank);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAnAlphaThatIsNotPositive(double alpha) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoraSettings.of(8, alpha, List.of("q_proj")))
                .withMessage("alpha must be positive, was " + alpha);
    }

    @Test
    void rejectsTargetsThatAreMissingRepeatedOrPatterns() {
        assertThatIllegalArgumentException().isThrownBy(() -> LoraSettings.of(8, 16, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> LoraSettings.of(8, 16, List.of("q_proj", "q_proj")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoraSettings.of(8, 16, List.of(".*q_proj")))
                .withMessage("targets must be names of layers, or all-linear alone, was [.*q_proj]");
        assertThatIllegalArgumentException().isThrownBy(() -> LoraSettings.of(8, 16, List.of("all-linear", "q_proj")));
    }
}
