package dev.headroom.docgen.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: what of the desktop is loaded by colouring code in every language? */
@Tag("slow")
class HighlightingStartsNoToolkitTest {

    @TempDir
    Path folder;

    @Test
    void loadsNeitherToolkitNorFontsNorNativeLibraries() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load=info:file=" + log,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ColourAll.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("out")))
                .isZero();
        List<String> desktop;
        try (Stream<String> lines = Files.lines(log)) {
            desktop = lines.filter(
                            line -> line.matches(
                                    ".*(java\\.awt\\.(Toolkit|Font|GraphicsEnvironment)\\b|sun\\.awt\\.|sun\\.font\\.|libawt|libfontmanager).*"))
                    .toList();
        }
        assertThat(desktop).isEmpty();
    }

    /** Colours a line in every language. */
    static final class ColourAll {

        private ColourAll() {}

        public static void main(String[] arguments) {
            for (String language : CodeHighlighter.languages()) {
                CodeHighlighter.tokens(language, "int x = 1; // \"text\"\n<a href=\"b\">c</a>\n");
            }
        }
    }
}
