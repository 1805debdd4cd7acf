package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OpeningLoadsNoAwtTest {

    @Test
    void awtAndJFreeChartAreLoadedWithTheFirstChart(@TempDir Path folder) throws Exception {
        List<String> lines = ForkedJvm.run(
                        folder,
                        ForkedJvm.Fonts.OF_THE_MACHINE,
                        List.of("-Xlog:class+load:stdout:none", "-Xshare:off"),
                        OpenedRenderer.class)
                .successfully();
        int first = lines.indexOf("first chart");

        assertThat(first).isPositive();
        assertThat(lines.subList(0, first)).noneMatch(OpeningLoadsNoAwtTest::draws);
        assertThat(lines.subList(first, lines.size())).anyMatch(OpeningLoadsNoAwtTest::draws);
    }

    private static boolean draws(String line) {
        return line.startsWith("java.awt.") || line.startsWith("sun.awt.") || line.startsWith("org.jfree.");
    }
}
