package dev.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageTest {

    private static final String SENTENCE = "One two three four five six seven eight nine ten. ";

    @Test
    void passageStandsUnderItsHeading() {
        List<Passage> passages = Passage.of("a.md", "# First\n\n" + SENTENCE + "\n\n## Second\n\n" + SENTENCE);

        assertThat(passages).extracting(Passage::source).containsExactly("a.md › First", "a.md › Second");
    }

    @Test
    void longTextIsCutAndNothingIsLost() {
        List<Passage> passages = Passage.of("a.md", (SENTENCE + "\n").repeat(50));

        assertThat(passages)
                .hasSizeGreaterThan(3)
                .allMatch(passage -> passage.text().split(" ", -1).length <= 120);
        assertThat(passages.stream()
                        .mapToInt(passage -> passage.text().split(" ", -1).length)
                        .sum())
                .isEqualTo(500);
    }

    @Test
    void codeAndMarksAreLeftOut() {
        List<Passage> passages = Passage.of(
                "a.md",
                "See [the plan](plan.md) and `code` in **bold** for all that is there\n```\nint x;\n```\n| a | b |\n|---|---|\n");

        assertThat(passages)
                .singleElement()
                .satisfies(passage -> assertThat(passage.text())
                        .contains("See the plan and code in bold")
                        .doesNotContain("int x")
                        .doesNotContain("|"));
    }

    @Test
    void emptyDocumentHasNoPassage() {
        assertThat(Passage.of("a.md", "")).isEmpty();
    }

    @Test
    void projectsOwnDocumentsAreTakenWhereTheyAreAtHand(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("README.md"), "# Hello\n\n" + SENTENCE);

        assertThat(DemoDocuments.read(Optional.of(home)))
                .extracting(Passage::source)
                .containsExactly("README.md › Hello");
    }

    @Test
    void textInTheJarIsTakenElsewhere(@TempDir Path home) throws Exception {
        assertThat(DemoDocuments.read(Optional.of(home))).hasSizeGreaterThan(6);
        assertThat(DemoDocuments.read(Optional.empty())).hasSizeGreaterThan(6);
    }
}
