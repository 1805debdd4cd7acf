package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 256, 65_536, 65_537, 1 << 20})
    void givesBackWhatWasWritten(int vocabularySize) {
        int[] ids = new Random(7)
                .ints(700_000, 0, vocabularySize)
                .map(id -> id % 5 == 0 ? vocabularySize - 1 : id)
                .toArray();
        Path file = write(vocabularySize, ids);

        try (TokenFile tokens = TokenFile.open(file)) {
            assertThat(tokens.size()).isEqualTo(ids.length);
            assertThat(tokens.textBytes()).isEqualTo(1234);
            assertThat(tokens.documents()).isEqualTo(1);
            assertThat(tokens.vocabularySize()).isEqualTo(vocabularySize);
            assertThat(tokens.tokenizerSha256()).isEqualTo(DIGEST);
            int[] all = new int[ids.length];
            tokens.read(0, all);
            assertThat(all).isEqualTo(ids);
            int[] part = new int[10];
            tokens.read(699_995, part, 3, 5);
            assertThat(part).startsWith(0, 0, 0, ids[699_995]).endsWith(ids[699_999], 0, 0);
        }
    }

    @Test
    void takesTwoBytesForSmallVocabularies() throws IOException {
        assertThat(Files.size(write(65_536, 1, 2, 3))).isEqualTo(TokenHeader.BYTES + 6);
        assertThat(Files.size(write(65_537, 1, 2, 3))).isEqualTo(TokenHeader.BYTES + 12);
    }

    @Test
    void refusesToReadBeyondTheEnd() {
        try (TokenFile tokens = TokenFile.open(write(10, 1, 2, 3))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tokens.read(2, new int[2]));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tokens.read(-1, new int[2]));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> tokens.read(0, new int[2], 1, 2));
        }
    }

    @Test
    void refusesToBeReadAfterClose() {
        TokenFile tokens = TokenFile.open(write(10, 1, 2, 3));
        tokens.close();
        tokens.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tokens.read(0, new int[2]));
    }

    @Test
    void refusesEveryCut() throws IOException {
        byte[] whole = Files.readAllBytes(write(300, 1, 2, 299));
        Path cut = folder.resolve("cut");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertRefused(cut, "cut at " + length);
        }
        Files.write(cut, Arrays.copyOf(whole, whole.length + 2));
        assertRefused(cut, "longer");
    }

    @Test
    void refusesEveryChangedByte() throws IOException {
        byte[] whole = Files.readAllBytes(write(300, 1, 2, 299));
        Random random = new Random(11);
        Path changed = folder.resolve("changed");
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(changed, bytes);
            assertRefused(changed, "changed at " + at);
        }
    }

    @Test
    void leavesNothingBehindWithoutFinish() throws IOException {
        Path file = folder.resolve("a.tokens");
        try (TokenFileWriter writer = TokenFileWriter.create(file, 10, DIGEST)) {
            writer.add(new int[] {1}, 1);
        }

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesIdsBeyondTheVocabulary() {
        try (TokenFileWriter writer = TokenFileWriter.create(folder.resolve("a"), 10, DIGEST)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add(new int[] {10}, 1))
                    .withMessage("ids must be below 10, was 10");
        }
    }

    private static void assertRefused(Path file, String description) {
        assertThatExceptionOfType(MalformedFileException.class)
                .as(description)
                .isThrownBy(() -> TokenFile.open(file).close())
                .withMessageContaining(file.toString());
    }

    private Path write(int vocabularySize, int... ids) {
        Path file = folder.resolve(vocabularySize + ".tokens");
        try (TokenFileWriter writer = TokenFileWriter.create(file, vocabularySize, DIGEST)) {
            writer.add(ids, 1234);
            writer.endDocument();
            writer.finish();
        }
        return file;
    }
}
