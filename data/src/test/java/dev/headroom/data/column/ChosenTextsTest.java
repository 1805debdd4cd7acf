package dev.headroom.data.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts made to fall on one place of a hash table. */
class ChosenTextsTest {

    private static final int BITS = 16;

    /**
     * Two differences that follow each other: the upper bit of four characters survives any odd factor as it is, a shift
     * by 29 or 32 copies it, and the next four characters take both away.
     */
    private static List<String> texts(int copiedBit) {
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < 1 << BITS; text++) {
            char[] characters = new char[8 * BITS];
            Arrays.fill(characters, '一');
            for (int bit = 0; bit < BITS; bit++) {
                if ((text >>> bit & 1) != 0) {
                    characters[8 * bit + 3] ^= (char) 0x8000;
                    characters[8 * bit + 7] ^= (char) 0x8000;
                    characters[8 * bit + 4 + copiedBit / Character.SIZE] ^= (char) (1 << copiedBit % Character.SIZE);
                }
            }
            texts.add(new String(characters));
        }
        return texts;
    }

    @Test
    @Timeout(20)
    void takeNoLongerThanOthers() {
        for (int copiedBit : new int[] {63 - 29, 63 - 32}) {
            List<String> texts = texts(copiedBit);
            ColumnSettings settings = ColumnSettings.defaults().withDictionaryRatio(1);
            TextColumn column = StoredColumns.texts(ChunkStore.onHeap(), settings, new ArrayList<>(texts));
            assertThat(column.dictionarySize()).isEqualTo(texts.size());
            assertThat(column.get(texts.size() - 1)).isEqualTo(texts.get(texts.size() - 1));
        }
    }
}
