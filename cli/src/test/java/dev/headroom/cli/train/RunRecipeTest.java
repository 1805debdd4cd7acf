package dev.headroom.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecipeTest {

    @TempDir
    private Path folder;

    @Test
    void sameOptionsContinue() throws IOException {
        Path run = folder.resolve("run");
        assertThat(recipe(100).claim(run)).isFalse();
        assertThat(recipe(100).claim(run)).isTrue();
    }

    @Test
    void otherOptionIsNamedWithBothValues() throws IOException {
        Path run = folder.resolve("run");
        recipe(100).claim(run);
        assertThatThrownBy(() -> recipe(200).claim(run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--steps must be as the run in " + run + " began, 100, was 200");
    }

    @Test
    void optionThatIsMissingNowIsNamed() throws IOException {
        Path run = folder.resolve("run");
        recipe(100).with("--held-out", "some text").claim(run);
        assertThatThrownBy(() -> recipe(100).claim(run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--held-out")
                .hasMessageContaining("was not given");
    }

    @Test
    void textThatHasGrownIsAnotherText() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "once");
        Path run = folder.resolve("run");
        new RunRecipe().withTexts("--text", List.of(text, folder)).claim(run);
        Files.writeString(text, "once upon");
        assertThatThrownBy(() -> new RunRecipe()
                        .withTexts("--text", List.of(text, folder))
                        .claim(run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 bytes")
                .hasMessageContaining("9 bytes");
    }

    @Test
    void directoryOfSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> recipe(100).claim(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--out must be a new directory");
    }

    private static RunRecipe recipe(int steps) {
        return new RunRecipe().with("--steps", steps).with("--seed", 1);
    }
}
