package dev.headroom.relief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeTrimTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void trimsWhereTheJvmCanAndSaysHowMuch() {
        assertThat(NativeTrim.run())
                .hasValueSatisfying(freed -> assertThat(freed.bytes()).isNotNegative());
    }
}
