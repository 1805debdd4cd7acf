package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopStringsTest {

    @Test
    void findsAStopStringAcrossPiecesAndLetsNoPartOfItOut() {
        StopStrings stops = new StopStrings(List.of("</end>"));
        assertThat(stops.accept("Hello<")).isEqualTo("Hello");
        assertThat(stops.accept("/e")).isEmpty();
        assertThat(stops.accept("nd> more")).isEmpty();
        assertThat(stops.found()).isTrue();
        assertThat(stops.rest()).isEmpty();
    }

    @Test
    void letsGoOfTextThatTurnsOutToBeHarmless() {
        StopStrings stops = new StopStrings(List.of("</end>"));
        assertThat(stops.accept("a</e")).isEqualTo("a");
        assertThat(stops.accept("lse")).isEqualTo("</else");
        assertThat(stops.found()).isFalse();
    }

    @Test
    void givesTheHeldTextAtTheEnd() {
        StopStrings stops = new StopStrings(List.of("\n\nUser:"));
        assertThat(stops.accept("done\n")).isEqualTo("done");
        assertThat(stops.rest()).isEqualTo("\n");
    }

    @Test
    void takesTheEarliestOfSeveral() {
        StopStrings stops = new StopStrings(List.of("later", "now"));
        assertThat(stops.accept("do it now or later")).isEqualTo("do it ");
    }

    @Test
    void agreesWithTheWholeTextHoweverItIsCut() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String text = letters(random, random.nextInt(40));
            List<String> wanted =
                    List.of(letters(random, 1 + random.nextInt(4)), letters(random, 1 + random.nextInt(6)));
            StopStrings stops = new StopStrings(wanted);
            StringBuilder out = new StringBuilder();
            int at = 0;
            while (at < text.length() && !stops.found()) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(4));
                out.append(stops.accept(text.substring(at, to)));
                at = to;
            }
            out.append(stops.rest());
            int first = wanted.stream()
                    .mapToInt(text::indexOf)
                    .filter(i -> i >= 0)
                    .min()
                    .orElse(text.length());
            // a longer stop string may begin earlier but end later than the one that ended the text
            int firstEnd = wanted.stream()
                    .filter(text::contains)
                    .mapToInt(stop -> text.indexOf(stop) + stop.length())
                    .min()
                    .orElse(text.length());
            assertThat(text).as("round %s, %s in %s", round, wanted, text).startsWith(out.toString());
            assertThat(out.length())
                    .as("round %s, %s in %s", round, wanted, text)
                    .isBetween(first, firstEnd);
            for (String stop : wanted) {
                assertThat(out.toString()).as("round %s", round).doesNotContain(stop);
            }
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
