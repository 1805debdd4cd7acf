package dev.headroom.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFuzzTest {

    private static final String BITS = "{}[]\":,0123456789-.eE FUI_\\\n";

    @TempDir
    Path folder;

    @Test
    void refusesEveryTruncation() throws Exception {
        byte[] bytes = sample();
        for (int length = 0; length < bytes.length; length += 3) {
            assertThat(reads(Arrays.copyOf(bytes, length), "cut to " + length))
                    .as("cut to " + length)
                    .isFalse();
        }
    }

    @Test
    void mutatedBytesGiveOneOfTheTwoErrorsOrAReadableFile() throws Exception {
        byte[] bytes = sample();
        int header = 8 + bytes[0] + 256 * bytes[1];
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] mutated = bytes.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(header)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : BITS.charAt(random.nextInt(BITS.length())));
            }
            reads(mutated, "seed " + seed);
        }
    }

    private byte[] sample() throws Exception {
        Path path = folder.resolve("sample.safetensors");
        List<TensorInfo> infos = List.of(
                new TensorInfo("model.a", DType.F32, List.of(2L, 3L)),
                new TensorInfo("model.b", DType.BF16, List.of(4L)),
                new TensorInfo("model.c", DType.I64, List.of(1L)),
                new TensorInfo("model.d", DType.F16, List.of(10L)));
        try (SafetensorsWriter writer = SafetensorsWriter.create(path, infos, Map.of("format", "pt"))) {
            for (TensorInfo info : infos) {
                writer.append(info.name(), java.nio.ByteBuffer.allocate((int) info.bytes()));
            }
            writer.commit();
        }
        return Files.readAllBytes(path);
    }

    private boolean reads(byte[] bytes, String label) throws Exception {
        // A new file each time: cutting one that is still mapped is slow.
        Path path = Files.write(Files.createTempFile(folder, "fuzz", ".safetensors"), bytes);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (String name : file.names()) {
                file.readFloats(name, 0, new float[64], (int) file.info(name).elements());
            }
            return true;
        } catch (MalformedFileException | UnsupportedFeatureException expected) {
            return false;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail(label, e);
        } finally {
            Files.delete(path);
        }
    }
}
