package dev.headroom.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {

    private static final List<DType> STORED = List.of(
            DType.F64,
            DType.F32,
            DType.F16,
            DType.BF16,
            DType.I64,
            DType.I32,
            DType.I16,
            DType.I8,
            DType.U8,
            DType.BOOL);

    @TempDir
    Path folder;

    @Test
    void bytesComeBackAsTheyWereWhateverTheNamesShapesAndFormats() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> contents = new HashMap<>();
            List<TensorInfo> infos = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                String name = i
                        + random.ints(random.nextInt(12), 32, 0x2FFF)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString();
                List<Long> shape = random.longs(random.nextInt(4), 0, 9).boxed().toList();
                TensorInfo info = new TensorInfo(name, STORED.get(random.nextInt(STORED.size())), shape);
                byte[] bytes = new byte[(int) info.bytes()];
                random.nextBytes(bytes);
                infos.add(info);
                contents.put(name, bytes);
            }
            Path path = folder.resolve("random.safetensors");
            Map<String, String> metadata = random.nextBoolean() ? Map.of("format", "pt", "\"ü", "\n") : Map.of();
            try (SafetensorsWriter writer = SafetensorsWriter.create(path, infos, metadata)) {
                for (TensorInfo info : infos) {
                    byte[] bytes = contents.getOrDefault(info.name(), new byte[0]);
                    int cut = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
                    writer.append(info.name(), ByteBuffer.wrap(bytes, 0, cut));
                    writer.append(info.name(), ByteBuffer.wrap(bytes, cut, bytes.length - cut));
                }
                writer.commit();
            }
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                assertThat(file.metadata()).as("seed %s", seed).isEqualTo(metadata);
                assertThat(file.names()).as("seed %s", seed).isEqualTo(contents.keySet());
                for (TensorInfo info : infos) {
                    assertThat(file.info(info.name())).as("seed %s", seed).isEqualTo(info);
                    assertThat(file.slice(info.name(), 0, (int) info.bytes()))
                            .as("seed %s", seed)
                            .isEqualTo(ByteBuffer.wrap(contents.get(info.name())));
                }
            }
        }
        assertThat(folder).isDirectoryContaining("glob:**random.safetensors").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void floatsComeBackRoundedToTheFormat() {
        Random random = new Random(3);
        int count = 150_000;
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Map<DType, Double> tolerance = Map.of(DType.F64, 0.0, DType.F32, 0.0, DType.F16, 0x1p-11, DType.BF16, 0x1p-8);
        List<TensorInfo> infos = tolerance.keySet().stream()
                .map(dtype -> new TensorInfo(dtype.name(), dtype, List.of(1000L, count / 1000L)))
                .toList();
        Path path = folder.resolve("floats.safetensors");
        try (SafetensorsWriter writer = SafetensorsWriter.create(path, infos, Map.of())) {
            for (int from = 0; from < count; from += 50_000) {
                for (TensorInfo info : infos) {
                    writer.append(info.name(), values, from, 50_000);
                }
            }
            writer.commit();
        }
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (TensorInfo info : infos) {
                float[] read = new float[count - 11];
                file.readFloats(info.name(), 11, read, read.length);
                double worst = 0;
                for (int i = 0; i < read.length; i++) {
                    worst = Math.max(
                            worst, Math.abs(read[i] - values[i + 11]) / Math.max(1e-4, Math.abs(values[i + 11])));
                }
                assertThat(worst).as(info.name()).isLessThanOrEqualTo(tolerance.get(info.dtype()));
            }
        }
    }

    @Test
    void aFileThatIsNotCompleteNeverGetsItsName() {
        Path path = folder.resolve("partial.safetensors");
        List<TensorInfo> infos = List.of(new TensorInfo("a", DType.F32, List.of(2L)));
        try (SafetensorsWriter writer = SafetensorsWriter.create(path, infos, Map.of())) {
            writer.append("a", new float[1], 0, 1);
            assertThatThrownBy(writer::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a still lacks 4 bytes");
            assertThatThrownBy(() -> writer.append("a", new float[2], 0, 2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.exists(path)).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void startsTheDataAtAMultipleOfEight() throws Exception {
        Path path = folder.resolve("aligned.safetensors");
        List<TensorInfo> infos =
                List.of(new TensorInfo("a", DType.F16, List.of(1L)), new TensorInfo("b", DType.F32, List.of(1L)));
        try (SafetensorsWriter writer = SafetensorsWriter.create(path, infos, Map.of())) {
            writer.append("a", new float[1], 0, 1);
            writer.append("b", new float[1], 0, 1);
            writer.commit();
        }
        byte[] bytes = Files.readAllBytes(path);
        assertThat(bytes[0] % 8).isZero();
        assertThat(new String(bytes, 8, bytes[0], java.nio.charset.StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[4,6]}}");
    }
}
