package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
class NoFontsTest {

    @TempDir
    Path folder;

    @Test
    void withoutFontsTextOfAwtFailsSoThatTheOtherTestShowsSomething() throws Exception {
        ForkedJvm.Ended ended = ForkedJvm.run(folder, ForkedJvm.Fonts.NONE, List.of(), PlainAwtText.class);

        assertThat(ended.exit()).isNotZero();
        assertThat(String.join("\n", ended.lines())).contains("Fontconfig head is null");
    }

    @Test
    void withoutFontsChartsAreTheSameToTheByte(@TempDir Path other) throws Exception {
        List<String> without = ForkedJvm.run(folder, ForkedJvm.Fonts.NONE, List.of(), ChartDigest.class)
                .successfully();
        List<String> with = ForkedJvm.run(other, ForkedJvm.Fonts.OF_THE_MACHINE, List.of(), ChartDigest.class)
                .successfully();

        assertThat(without).anyMatch(line -> line.startsWith("digest "));
        assertThat(without.get(without.size() - 1)).isEqualTo(with.get(with.size() - 1));
    }

    @Test
    void nothingIsLeftInTheFolderOfTemporaryFiles() throws Exception {
        ForkedJvm.run(folder, ForkedJvm.Fonts.NONE, List.of(), ChartDigest.class)
                .successfully();

        assertThat(folder.toFile().list((parent, name) -> name.startsWith("headroom") || name.startsWith("+~JF")))
                .isEmpty();
    }
}
