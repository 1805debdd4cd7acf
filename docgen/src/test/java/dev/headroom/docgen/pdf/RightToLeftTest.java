package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightToLeftTest {

    private static List<String> runs(String text, byte direction) {
        JdkBidi bidi = new JdkBidi();
        bidi.setParagraph(text, direction);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < bidi.countTextRuns(); i++) {
            BidiTextRun run = bidi.getVisualRun(i);
            String part = text.substring(run.getStart(), run.getStart() + run.getLength());
            runs.add((run.getDirection() == BidiSplitter.RTL ? "R:" : "L:") + part);
        }
        return runs;
    }

    @Test
    void paragraphsAreSplitIntoRunsThatCoverThemWithoutGaps() {
        assertThat(runs("plain", BidiSplitter.LTR)).containsExactly("L:plain");
        assertThat(runs("", BidiSplitter.RTL)).containsExactly("R:");
        assertThat(runs("a שלום b", BidiSplitter.LTR)).containsExactly("L:a ", "R:שלום", "L: b");
        assertThat(runs("שנת 2024 (NOAA)", BidiSplitter.RTL))
                .containsExactly("R:שנת ", "L:2024", "R: (", "L:NOAA", "R:)");
    }

    @Test
    void directionOfAParagraphIsThatOfItsFirstLetter() {
        JdkBidi bidi = new JdkBidi();
        assertThat(bidi.getBaseDirection("12 (שלום) a")).isEqualTo(BidiSplitter.RTL);
        assertThat(bidi.getBaseDirection("12 a שלום")).isEqualTo(BidiSplitter.LTR);
        assertThat(bidi.getBaseDirection("12 …")).isEqualTo(BidiSplitter.NEUTRAL);
    }

    @Test
    void reversalMirrorsBracketsAndPutsMarksWhereFontsDrawThem() {
        assertThat(VisualOrder.of("(אב)")).isEqualTo("(בא)");
        assertThat(VisualOrder.of("\u05D0\u05B8\u05D1")).isEqualTo("\u05D1\u05B8\u05D0");
        assertThat(VisualOrder.of("𐤀𐤁")).isEqualTo("𐤁𐤀");
        assertThat(VisualOrder.of("")).isEmpty();
    }

    @Test
    void numbersAndForeignWordsInsideAReversedRunKeepTheirDirection() {
        assertThat(runs("in שנת 2024 x", BidiSplitter.LTR)).containsExactly("L:in ", "R:שנת 2024", "L: x");
        assertThat(VisualOrder.of("שנת 2024")).isEqualTo("2024 תנש");
    }

    @Test
    void hebrewAndArabicCopiedOutOfTheFileAreInTheOrderOfReading() throws IOException {
        PrintedPdf pdf =
                Prints.print(Prints.body("<p dir=\"rtl\" lang=\"he\">גאות ושפל (פעמיים ביום) לפי NOAA משנת 2024.</p>"
                        + "<p>The word שלום עולם means peace.</p><p dir=\"rtl\" lang=\"ar\">السلام عليكم ورحمة الله</p>"
                        + "<h2 id=\"h\" dir=\"rtl\">פרק ראשון</h2><ul dir=\"rtl\"><li>ראשון</li><li>שני (ב)</li></ul>"
                        + "<table dir=\"rtl\"><thead><tr><th class=\"start\">שם</th><th class=\"end\">גובה</th></tr></thead><tbody>"
                        + "<tr><td class=\"start\">חיפה</td><td class=\"end\">3.5</td></tr></tbody></table>"));
        assertThat(Prints.text(pdf))
                .contains("גאות ושפל (פעמיים ביום) לפי", "NOAA", "2024 משנת")
                .contains("The word שלום עולם means peace.", "السلام عليكم ورحمة الله", "שני (ב)");
        assertThat(pdf.notes()).isEmpty();
    }
}
