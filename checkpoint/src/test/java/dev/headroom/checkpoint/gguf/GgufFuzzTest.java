package dev.headroom.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.tokenizer.GgufTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFuzzTest {

    @TempDir
    Path folder;

    @Test
    void refusesEveryTruncation() throws Exception {
        byte[] bytes = GgufBuilder.tinyLlama(DType.F32, 1).bytes();
        for (int length = 0; length < bytes.length - 32; length += length < 1600 ? 11 : 61) {
            assertThat(reads(Arrays.copyOf(bytes, length), "cut to " + length))
                    .as("cut to " + length)
                    .isFalse();
        }
    }

    @Test
    void mutatedBytesGiveOneOfTheTwoErrorsOrAReadableFile() throws Exception {
        byte[] bytes = GgufBuilder.tinyLlama(DType.F16, 2).bytes();
        int headerEnd = bytes.length - 12 * 16 - 600;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] mutated = bytes.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(headerEnd)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(4) * 85);
            }
            reads(mutated, "seed " + seed);
        }
    }

    private boolean reads(byte[] bytes, String label) throws Exception {
        // A new file each time: cutting one that is still mapped is slow.
        Path file = Files.write(Files.createTempFile(folder, "fuzz", ".gguf"), bytes);
        try (GgufCheckpoint checkpoint = GgufCheckpoint.open(file)) {
            for (String name : checkpoint.names()) {
                checkpoint.readFloats(
                        name, 0, new float[4096], (int) checkpoint.info(name).elements());
            }
            GgufTokenizer tokenizer = new GgufTokenizer(checkpoint.metadata());
            tokenizer.tokenizerJson();
            tokenizer.tokenizerConfigJson();
            return true;
        } catch (MalformedFileException | UnsupportedFeatureException expected) {
            return false;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail(label, e);
        } finally {
            Files.delete(file);
        }
    }
}
