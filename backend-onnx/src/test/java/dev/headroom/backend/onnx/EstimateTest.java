package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.model.ModelFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The estimate from headers alone against the peak of a process of its own. */
@Tag("memory")
@Tag("slow")
class EstimateTest {

    private static final Logger LOG = LoggerFactory.getLogger(EstimateTest.class);

    @ParameterizedTest
    @EnumSource(
            value = SyntheticShape.class,
            names = {"M135", "B1"})
    void isWithinTenPercentOfTheMeasuredPeak(SyntheticShape shape, @TempDir Path folder) throws Exception {
        ModelFiles files = TinyModel.build(shape, CompressionSettings.int4(), folder);
        List<String> lines =
                ForkedJvm.fork(MeasuredLoad.class, "128m", files.path().toString());
        LOG.info("{}: {}", shape.label(), String.join("\n", lines));
        long[] result = lines.stream()
                .filter(line -> line.startsWith("result "))
                .flatMapToLong(
                        line -> Arrays.stream(line.substring(7).split(" ")).mapToLong(Long::parseLong))
                .toArray();
        long grown = result[4] - result[2];
        assertThat(result[0] / (double) grown)
                .as("estimated over measured growth")
                .isBetween(0.9, 1.1);
    }
}
