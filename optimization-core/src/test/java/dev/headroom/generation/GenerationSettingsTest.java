package dev.headroom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationSettingsTest {

    private final GenerationSettings settings = GenerationSettings.defaults();

    @Test
    void namesTheRangeAndTheValueOfEverySettingItRefuses() {
        assertThatThrownBy(() -> settings.withMaxTokens(0)).hasMessage("maxTokens must be at least 1, was 0");
        assertThatThrownBy(() -> settings.withTemperature(-0.1)).hasMessage("temperature must be in [0, 10], was -0.1");
        assertThatThrownBy(() -> settings.withTemperature(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> settings.withTopP(0)).hasMessage("topP must be in (0, 1], was 0.0");
        assertThatThrownBy(() -> settings.withTopK(-1)).hasMessage("topK must be at least 0, was -1");
        assertThatThrownBy(() -> settings.withRepetitionPenalty(0))
                .hasMessage("repetitionPenalty must be in [0.5, 10], was 0.0");
        assertThatThrownBy(() -> settings.withStop(List.of("a", ""))).hasMessageContaining("no empty string");
    }

    @Test
    void isDeterministicWhenGreedyOrSeeded() {
        assertThat(settings.isDeterministic()).isFalse();
        assertThat(settings.withSeed(1).isDeterministic()).isTrue();
        assertThat(settings.withTopK(1).isDeterministic()).isTrue();
        assertThat(GenerationSettings.greedy().isDeterministic()).isTrue();
    }
}
