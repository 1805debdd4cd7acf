package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ChartRenderer} keeps to. An implementer's test class says how to open one. */
public interface ChartRendererContract {

    /** Returns an open renderer that nobody else uses. */
    ChartRenderer open();

    /** Checks that every kind is drawn in every format, in the size that was asked for. */
    @Test
    default void drawsEachKindInEachFormat() {
        ChartSize size = new ChartSize(321, 205, 96);
        try (ChartRenderer charts = open()) {
            assertThat(charts.formats()).isNotEmpty();
            for (ChartSpec spec : TestCharts.ofEachKind()) {
                for (ChartFormat format : charts.formats()) {
                    ChartImage image = charts.render(spec.withSize(size), format, new CancelToken());
                    assertThat(image.format()).isEqualTo(format);
                    assertThat(image.size()).isEqualTo(size);
                    assertThat(image.weight().bytes()).isEqualTo(image.bytes().length);
                    requireSize(image, size);
                }
            }
        }
    }

    /** Checks that every theme it names can be drawn, the usual one among them. */
    @Test
    default void drawsEachTheme() {
        try (ChartRenderer charts = open()) {
            assertThat(charts.themes()).contains(ChartSpec.USUAL_THEME);
            for (String theme : charts.themes()) {
                ChartImage image = charts.render(
                        TestCharts.line().withTheme(theme),
                        charts.formats().iterator().next(),
                        new CancelToken());
                assertThat(image.weight().bytes()).isPositive();
            }
        }
    }

    /** Checks that a theme it does not know is named, beside those it knows. */
    @Test
    default void refusesAnUnknownThemeNamingThoseItKnows() {
        try (ChartRenderer charts = open()) {
            for (ChartFormat format : charts.formats()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> charts.render(TestCharts.line().withTheme("neon"), format, new CancelToken()))
                        .withMessageContaining("'neon'")
                        .withMessageContaining(ChartSpec.USUAL_THEME);
            }
        }
    }

    /** Checks that formats which it does not declare are refused. */
    @Test
    default void refusesFormatsThatItDoesNotDeclare() {
        try (ChartRenderer charts = open()) {
            Stream.of(ChartFormat.values())
                    .filter(format -> !charts.formats().contains(format))
                    .forEach(format -> assertThatThrownBy(
                                    () -> charts.render(TestCharts.line(), format, new CancelToken()))
                            .isInstanceOf(UnsupportedFeatureException.class));
        }
    }

    /** Checks that a drawing that was cancelled before does not begin. */
    @Test
    default void refusesACancelledDrawing() {
        CancelToken cancelled = new CancelToken();
        cancelled.cancel(CancelToken.Reason.CALLER);
        try (ChartRenderer charts = open()) {
            for (ChartFormat format : charts.formats()) {
                assertThatThrownBy(() -> charts.render(TestCharts.line(), format, cancelled))
                        .isInstanceOf(RequestCancelledException.class);
            }
        }
    }

    /** Checks that a spec gives the same bytes again, by another renderer too. */
    @Test
    default void drawsTheSameBytesAgain() {
        try (ChartRenderer charts = open();
                ChartRenderer others = open()) {
            for (ChartSpec spec : TestCharts.ofEachKind()) {
                for (ChartFormat format : charts.formats()) {
                    byte[] first =
                            charts.render(spec, format, new CancelToken()).bytes();
                    assertThat(charts.render(spec, format, new CancelToken()).bytes())
                            .isEqualTo(first);
                    assertThat(others.render(spec, format, new CancelToken()).bytes())
                            .isEqualTo(first);
                }
            }
        }
    }

    /** Checks that threads do not disturb each other. */
    @Test
    default void drawsTheSameOnManyThreads() throws Exception {
        try (ChartRenderer charts = open()) {
            List<byte[]> alone = drawAll(charts);
            for (List<byte[]> among : AtOnce.call(4, () -> drawAll(charts))) {
                for (int i = 0; i < alone.size(); i++) {
                    assertThat(among.get(i)).isEqualTo(alone.get(i));
                }
            }
        }
    }

    /** Checks that a closed renderer draws no more. */
    @Test
    default void refusesUseAfterClose() {
        ChartRenderer charts = open();
        ChartFormat format = charts.formats().iterator().next();
        charts.close();

        assertThatIllegalStateException().isThrownBy(() -> charts.render(TestCharts.line(), format, new CancelToken()));
    }

    /** Checks that closing again does nothing. */
    @Test
    default void canBeClosedTwice() {
        ChartRenderer charts = open();
        charts.close();
        charts.close();

        assertThat(charts.formats()).isNotEmpty();
    }

    private static List<byte[]> drawAll(ChartRenderer charts) {
        return TestCharts.ofEachKind().stream()
                .flatMap(spec -> charts.formats().stream()
                        .sorted()
                        .map(format ->
                                charts.render(spec, format, new CancelToken()).bytes()))
                .toList();
    }

    private static void requireSize(ChartImage image, ChartSize size) {
        switch (image.format()) {
            case PNG -> {
                // width and height begin the first chunk, after its length and name
                ByteBuffer header = ByteBuffer.wrap(image.bytes(), 16, 8);
                assertThat(header.getInt()).isEqualTo(size.width());
                assertThat(header.getInt()).isEqualTo(size.height());
            }
            case SVG ->
                assertThat(new String(image.bytes(), StandardCharsets.UTF_8))
                        .contains("width=\"" + size.width() + "\"")
                        .contains("height=\"" + size.height() + "\"");
        }
    }
}
