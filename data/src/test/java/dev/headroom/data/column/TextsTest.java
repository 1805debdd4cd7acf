package dev.headroom.data.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final ColumnSettings SETTINGS = ColumnSettings.defaults().withChunkRows(16);

    @Test
    void tellsEmptyTextsFromMissingOnes() {
        List<@Nullable String> values = Arrays.asList("", null, "a");
        TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), SETTINGS, values);
        assertSame(column, values);
        assertThat(column.isNull(0)).isFalse();
        assertThat(column.isNull(1)).isTrue();
    }

    @Test
    void widensItsCodesWithItsWords() {
        assertThat(coded(200).encoding()).isEqualTo("dictionary uint8, 200 words");
        assertThat(coded(300).encoding()).isEqualTo("dictionary uint16, 300 words");
        assertThat(coded(70_000).encoding()).startsWith("dictionary uint32").endsWith("70000 words");
    }

    private static TextColumn coded(int words) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < 3 * words; i++) {
            values.add("word " + i % words);
        }
        TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), SETTINGS.withDictionaryRatio(1), values);
        assertSame(column, values);
        assertThat(column.isDictionary()).isTrue();
        assertThat(column.word(column.code(words + 1))).isEqualTo("word 1");
        return column;
    }

    @Test
    void givesTheDictionaryUpWhereTextsDoNotComeBack() {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < Chunk.ROWS + 1000; i++) {
            values.add(i % 7 == 0 ? null : "text " + i);
        }
        TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), SETTINGS, values);
        assertSame(column, values);
        assertThat(column.encoding()).isEqualTo("text");
        assertThat(column.dictionarySize()).isZero();
        assertThatThrownBy(() -> column.code(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column x must be a dictionary, was text");
    }

    @Test
    void keepsCodesOfEarlierChunksWhenItGivesUpLate() {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < Chunk.ROWS; i++) {
            values.add("common " + i % 50);
        }
        for (int i = 0; i < 3 * Chunk.ROWS; i++) {
            values.add(i % 11 == 0 ? "common 3" : "rare " + i);
        }
        TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), SETTINGS.withDictionaryRatio(0.3), values);
        assertSame(column, values);
        assertThat(column.isDictionary()).isFalse();
        assertThat(column.dictionarySize()).isEqualTo(50);
    }

    @Test
    void keepsLongTextsFromFillingADictionary() {
        String tail = "x".repeat(5000);
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            values.add(i % 5 == 0 ? null : i + tail);
        }
        TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), SETTINGS, values);
        assertSame(column, values);
        assertThat(column.encoding()).isEqualTo("text");
    }

    @Test
    void givesAnyCharactersBackHalvesOfPairsAmongThem() {
        Random random = new Random(5);
        for (double ratio : new double[] {0, 1}) {
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                values.add(random.nextInt(9) == 0 ? null : text(random));
            }
            assertSame(StoredColumns.texts(ChunkStore.onHeap(), SETTINGS.withDictionaryRatio(ratio), values), values);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int bound = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x100 : 0x10000;
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) random.nextInt(bound));
        }
        return text.toString();
    }

    @Test
    void holdsTextsLongerThanASegment() {
        List<@Nullable String> values = Arrays.asList("a", "é".repeat(3_000_000), "", "☃".repeat(600_000), null, "z");
        for (double ratio : new double[] {0, 1}) {
            assertSame(StoredColumns.texts(ChunkStore.onHeap(), SETTINGS.withDictionaryRatio(ratio), values), values);
        }
    }

    @Test
    void forgetsATextThatWasSetAgain() {
        TextColumnBuilder builder = (TextColumnBuilder)
                ColumnBuilder.of("x", ColumnType.TEXT, ChunkStore.onHeap(), SETTINGS.withDictionaryRatio(0));
        for (int i = 0; i < 20_000; i++) {
            builder.set("abandoned " + i);
            builder.set("kept " + i);
            builder.endRow();
        }
        TextColumn column = (TextColumn) builder.build();
        assertThat(column.get(0)).isEqualTo("kept 0");
        assertThat(column.get(19_999)).isEqualTo("kept 19999");
    }

    private static void assertSame(TextColumn column, List<@Nullable String> values) {
        assertThat(column.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!Objects.equals(column.value(i), values.get(i))) {
                assertThat(column.value(i)).as("row " + i).isEqualTo(values.get(i));
            }
        }
    }
}
