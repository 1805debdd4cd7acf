package dev.headroom.viz.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {

    static Stream<Theme> all() {
        return Theme.names().stream().map(Theme::named);
    }

    @ParameterizedTest
    @MethodSource("all")
    void textCanBeReadAndSeriesCanBeSeen(Theme theme) {
        assertThat(contrast(theme.text(), theme.background())).isGreaterThan(7);
        assertThat(contrast(theme.axis(), theme.background())).isGreaterThan(4.5);
        assertThat(theme.series())
                .allSatisfy(colour ->
                        assertThat(contrast(colour, theme.background())).isGreaterThan(2));
        assertThat(new HashSet<>(theme.series())).hasSameSizeAs(theme.series());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theColoursOfCellsGetLighterThroughout(Theme theme) {
        double last = -1;
        for (int i = 0; i <= 100; i++) {
            double luminance = luminance(theme.cells().at(i / 100.0));
            assertThat(luminance).isGreaterThan(last);
            last = luminance;
        }
    }

    @Test
    void anUnknownThemeIsNamedBesideThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Theme.named("neon"))
                .withMessage("theme must be one of [dark, light], was 'neon'");
    }

    /** As the Web Content Accessibility Guidelines 2.1 define it, 1 to 21. */
    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
