package dev.headroom.compress.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import dev.headroom.compress.graph.SmallDecoder.Options;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The float32 graph against the float64 reference. */
class FloatDecoderGraphTest {

    private static final double TOLERANCE = 1e-5;
    private static final int CONTEXT = 48;

    @TempDir
    Path folder;

    @Test
    void prefillAndStepsMatchTheReference() throws OrtException {
        verify(Options.plain());
    }

    @Test
    void headsOfEightArePadded() throws OrtException {
        BuiltGraph built = verify(Options.plain().withHeadSize(8));
        assertThat(built.written().cache().headSize()).isEqualTo(16);
    }

    @Test
    void headsOfTwentyFourArePadded() throws OrtException {
        BuiltGraph built = verify(Options.plain().withHeadSize(24));
        assertThat(built.written().cache().headSize()).isEqualTo(32);
    }

    @Test
    void tiedHeadIsTheTokenTable() throws OrtException {
        verify(Options.plain().tiedHead());
    }

    @Test
    void slidingWindowHidesOlderTokens() throws OrtException {
        verify(Options.plain().withWindow(5));
    }

    @Test
    void linearScalingStretchesPositions() throws OrtException {
        verify(Options.plain()
                .withScaling(
                        new Scaling("linear", 4, OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty())));
    }

    @Test
    void llama3ScalingStretchesLongWaves() throws OrtException {
        verify(Options.plain()
                .withScaling(new Scaling("llama3", 8, OptionalDouble.of(1), OptionalDouble.of(4), OptionalInt.of(32))));
    }

    @Test
    void onlyWantedPositionsReachTheHead() throws OrtException {
        SmallDecoder decoder = SmallDecoder.random(7, Options.plain());
        int[] ids = SmallDecoder.randomIds(8, 9);
        double[][] reference = new ReferenceDecoder(decoder.tensors(), decoder.config()).logits(ids);
        BuiltGraph built = BuiltGraph.of(decoder, Optional.empty(), folder);
        try (GraphRun run = built.open(CONTEXT)) {
            float[][] logits = run.logitsAt(new int[] {8, 3}, ids);
            assertThat(logits).hasDimensions(2, 96);
            assertThat(BuiltGraph.difference(new float[][] {logits[0]}, reference, 8))
                    .isLessThan(TOLERANCE);
            assertThat(BuiltGraph.difference(new float[][] {logits[1]}, reference, 3))
                    .isLessThan(TOLERANCE);
        }
    }

    private BuiltGraph verify(Options options) throws OrtException {
        SmallDecoder decoder = SmallDecoder.random(3, options);
        int[] ids = SmallDecoder.randomIds(4, 20);
        double[][] reference = new ReferenceDecoder(decoder.tensors(), decoder.config()).logits(ids);
        BuiltGraph built = BuiltGraph.of(decoder, Optional.empty(), folder);
        try (GraphRun run = built.open(CONTEXT)) {
            float[][] prompt = run.logits(Arrays.copyOf(ids, 9));
            assertThat(BuiltGraph.difference(prompt, reference, 0)).as("prompt").isLessThan(TOLERANCE);
            float[][] more = run.logits(Arrays.copyOfRange(ids, 9, 14));
            assertThat(BuiltGraph.difference(more, reference, 9))
                    .as("second chunk")
                    .isLessThan(TOLERANCE);
            for (int i = 14; i < ids.length; i++) {
                float[][] step = run.logits(ids[i]);
                assertThat(BuiltGraph.difference(step, reference, i))
                        .as("step " + i)
                        .isLessThan(TOLERANCE);
            }
        }
        return built;
    }
}
