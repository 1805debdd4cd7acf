package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextStreamTest {

    /** A tokenizer whose tokens are bytes, as the byte fallback of SentencePiece. */
    private static String bytes(int[] ids, int from, int to) {
        byte[] utf8 = new byte[to - from];
        for (int i = from; i < to; i++) {
            utf8[i - from] = (byte) ids[i];
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A tokenizer of words with a space before each, of which decoding drops the very first; 0 is a special token. */
    private static String words(int[] ids, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(ids[i] == 0 ? "" : " w" + ids[i]);
        }
        return text.length() > 0 ? text.substring(1) : "";
    }

    private static List<String> stream(TextStream.TokenText decoder, int[] prompt, int[] answer) {
        TextStream stream = new TextStream(decoder, prompt);
        List<String> pieces = new ArrayList<>();
        for (int id : answer) {
            pieces.add(stream.append(id));
        }
        return pieces;
    }

    private static int[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = bytes[i];
        }
        return ids;
    }

    @Test
    void givesWholeCharactersOnly() {
        List<String> pieces = stream(TextStreamTest::bytes, utf8("a"), utf8("é日😀b"));
        assertThat(pieces).containsExactly("", "é", "", "", "日", "", "", "", "😀", "b");
    }

    @Test
    void concatenatesToTheWholeTextHoweverRandomTheCharacters() {
        Random random = new Random(13);
        int[][] ranges = {{0x20, 0x7e}, {0xa0, 0x2ff}, {0x4e00, 0x9fff}, {0x1f300, 0x1f64f}};
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                int[] range = ranges[random.nextInt(ranges.length)];
                text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0]));
            }
            List<String> pieces = stream(TextStreamTest::bytes, utf8("prompt "), utf8(text.toString()));
            assertThat(String.join("", pieces)).as("round %s", round).isEqualTo(text.toString());
        }
    }

    @Test
    void keepsTheSpaceBeforeAWordThatFollowsThePrompt() {
        assertThat(stream(TextStreamTest::words, new int[] {0, 7}, new int[] {8, 9}))
                .containsExactly(" w8", " w9");
    }

    @Test
    void looksPastSpecialTokensAtTheEndOfThePrompt() {
        int[] prompt = {0, 7, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(stream(TextStreamTest::words, prompt, new int[] {8})).containsExactly(" w8");
    }

    @Test
    void dropsTheSpaceWhereNothingStandsInFront() {
        assertThat(stream(TextStreamTest::words, new int[] {0}, new int[] {8, 9}))
                .containsExactly("w8", " w9");
    }

    @Test
    void skipsSpecialTokens() {
        assertThat(stream(TextStreamTest::words, new int[] {7}, new int[] {8, 0, 9}))
                .containsExactly(" w8", "", " w9");
    }

    @Test
    void doesNotHoldBackBytesThatNeverBecomeACharacter() {
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            broken.write(0x80);
        }
        broken.write('x');
        int[] ids = new int[broken.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = broken.toByteArray()[i];
        }
        String text = String.join("", stream(TextStreamTest::bytes, utf8("a"), ids));
        assertThat(text).endsWith("x").startsWith("\uFFFD");
    }
}
