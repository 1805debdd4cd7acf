package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitsTest {

    @Test
    void defaultsAreThoseOfTheManual() {
        MemoryLimits limits = MemoryLimits.defaults();
        assertThat(limits)
                .isEqualTo(new MemoryLimits(
                        0.80,
                        0.90,
                        0.95,
                        0.04,
                        Duration.ofSeconds(10),
                        Duration.ofMillis(250),
                        new PressureStall(40, 10)));
    }

    @ParameterizedTest
    @CsvSource({
        "0,   0.9, 0.95, 0,    PT1S, PT1S, 'alert must be more than 0, was 0.0'",
        "0.9, 0.9, 0.95, 0,    PT1S, PT1S, 'clear must be more than alert (0.9), was 0.9'",
        "0.8, 0.9, 0.9,  0,    PT1S, PT1S, 'emergency must be more than clear (0.9) and at most 1, was 0.9'",
        "0.8, 0.9, 1.1,  0,    PT1S, PT1S, 'emergency must be more than clear (0.9) and at most 1, was 1.1'",
        "0.8, 0.9, NaN,  0,    PT1S, PT1S, 'emergency must be more than clear (0.9) and at most 1, was NaN'",
        "0.8, 0.9, 0.95, 0.8,  PT1S, PT1S, 'hysteresis must be in [0, alert), was 0.8'",
        "0.8, 0.9, 0.95, 0.04, PT0S, PT1S, 'interval must be positive, was PT0S'",
        "0.8, 0.9, 0.95, 0.04, PT1S, PT2S, 'fastInterval must be positive and at most PT1S, was PT2S'",
    })
    void rejectsLimitsOutOfOrderNamingTheValue(
            double alert,
            double clear,
            double emergency,
            double hysteresis,
            Duration interval,
            Duration fast,
            String message) {
        assertThatThrownBy(() -> new MemoryLimits(
                        alert, clear, emergency, hysteresis, interval, fast, new PressureStall(40, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
