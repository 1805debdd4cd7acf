package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.model.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("memory")
class LoadCyclesTest {

    private static final Logger LOG = LoggerFactory.getLogger(LoadCyclesTest.class);

    private static final int CYCLES = 20;

    @Test
    void memoryReturnsToTheFirstBaselineAfterTwentyLoads(@TempDir Path folder) throws Exception {
        ModelFiles decoder = TinyModel.build(SyntheticShape.M135, CompressionSettings.int4(), folder);
        ModelFiles encoder = MiniLm.unpack(Files.createDirectory(folder.resolve("minilm")));
        List<String[]> cycles = ForkedJvm.fork(
                        LoadCycles.class,
                        "128m",
                        decoder.path().toString(),
                        encoder.path().toString(),
                        Integer.toString(CYCLES))
                .stream()
                .filter(line -> line.startsWith("cycle "))
                .map(line -> line.split(" "))
                .toList();
        assertThat(cycles).hasSize(CYCLES);
        long first = Long.parseLong(cycles.get(0)[3]);
        long last = Long.parseLong(cycles.get(CYCLES - 1)[3]);
        LOG.info(
                "{}: {}",
                "resident MB after close and trim",
                "first %.0f, last %.0f; before the trim %.0f and %s"
                        .formatted(
                                first / 1e6,
                                last / 1e6,
                                Long.parseLong(cycles.get(0)[2]) / 1e6,
                                cycles.get(CYCLES - 1)[2]));
        assertThat(last - first).isLessThan(60_000_000);
    }
}
