package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.MalformedFileException;
import dev.headroom.docgen.font.FontFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserFontTest {

    private static final Path CHINESE = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    @Test
    void fontOfTheUserHasWhatTheBundledOnesLack() throws IOException {
        assumeTrue(Files.exists(CHINESE), "needs " + CHINESE + " of Debian's fonts-droid-fallback");
        PdfSettings settings = PdfSettings.DEFAULTS.withFonts(List.of(FontFile.at(CHINESE)));
        PrintedPdf pdf = Prints.print(Prints.body("<h1 id=\"a\">潮汐</h1><p>潮汐是海水的周期性涨落 tides。</p>"), settings);
        assertThat(pdf.notes()).isEmpty();
        assertThat(Prints.text(pdf)).contains("潮汐是海水的周期性涨落 tides。");
    }

    @Test
    void whatIsNoTrueTypeFontIsOneClearError() {
        FontFile text = FontFile.of("notes.txt", "nothing like a font".getBytes(StandardCharsets.US_ASCII));
        FontFile postScript = FontFile.of("title.otf", "OTTO and more bytes".getBytes(StandardCharsets.US_ASCII));
        FontFile cut = FontFile.of("cut.ttf", new byte[] {0, 1, 0, 0, 0, 9});
        assertError(text, "notes.txt: font must be a TrueType font, was something else");
        assertError(postScript, "title.otf: font must be a TrueType font, was one with CFF outlines");
        assertError(cut, "cut.ttf: font must be a TrueType font, was a file that is cut short");
    }

    private static void assertError(FontFile font, String message) {
        PdfSettings settings = PdfSettings.DEFAULTS.withFonts(List.of(font));
        assertThatThrownBy(() -> Prints.print(Prints.body("<p>x</p>"), settings))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage(message);
    }
}
