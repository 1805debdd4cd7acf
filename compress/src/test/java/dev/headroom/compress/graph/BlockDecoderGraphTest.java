package dev.headroom.compress.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headroom.compress.graph.BlockFormat.Activations;
import dev.headroom.compress.graph.SmallDecoder.Options;
import dev.headroom.compress.quantize.LeastSquaresScale;
import dev.headroom.compress.quantize.RoundToNearest;
import dev.headroom.compress.quantize.TensorError;
import dev.headroom.compress.quantize.WeightQuantizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 4-bit graph against the float64 reference on the same rounded weights. */
class BlockDecoderGraphTest {

    private static final double TOLERANCE = 1e-5;

    /** What rounding activations to 8 bits may cost on this narrow random model, of the largest logit. */
    private static final double ROUNDED_TOLERANCE = 0.12;

    @TempDir
    Path folder;

    @Test
    void roundToNearestMatchesTheReferenceOnRoundedWeights() throws Exception {
        verify(Options.plain(), BlockFormat.of(new RoundToNearest(), 32));
    }

    @Test
    void leastSquaresMatchesTheReferenceOnRoundedWeights() throws Exception {
        verify(Options.plain(), BlockFormat.of(new LeastSquaresScale(), 32));
    }

    @Test
    void blocksWiderThanARowAreFilledUp() throws Exception {
        verify(Options.plain(), BlockFormat.of(new RoundToNearest(), 128));
    }

    @Test
    void widthsThatFillNoWholeBlockAreFilledUp() throws Exception {
        verify(Options.plain().withWidths(72, 172), BlockFormat.of(new RoundToNearest(), 32));
    }

    @Test
    void tiedHeadSharesTheBytesOfTheTokenTable() throws Exception {
        BuiltGraph tied = verify(Options.plain().tiedHead(), BlockFormat.of(new RoundToNearest(), 32));
        assertThat(tied.errors()).extracting(TensorError::tensor).doesNotContain("embed_tokens.head");
    }

    @Test
    void tiedHeadHasItsOwnBytesWhereBlocksAreNotFull() throws Exception {
        BuiltGraph tied = verify(Options.plain().tiedHead(), BlockFormat.of(new RoundToNearest(), 128));
        assertThat(tied.errors()).extracting(TensorError::tensor).contains("embed_tokens.head");
    }

    @Test
    void reportsTheErrorOfEveryMatrix() {
        SmallDecoder decoder = SmallDecoder.random(3, Options.plain());
        BuiltGraph built = BuiltGraph.of(decoder, Optional.of(BlockFormat.of(new LeastSquaresScale(), 32)), folder);
        assertThat(built.errors())
                .hasSize(2 * 5 + 2)
                .allSatisfy(error -> assertThat(error.relative()).isBetween(0.06, 0.12));
    }

    private BuiltGraph verify(Options options, BlockFormat format) throws Exception {
        SmallDecoder decoder = SmallDecoder.random(3, options);
        int[] ids = SmallDecoder.randomIds(4, 20);
        InMemoryTensors rounded = decoder.tensors().mapMatrices((values, columns) -> round(values, columns, format));
        double[][] reference = new ReferenceDecoder(rounded, decoder.config()).logits(ids);
        BlockFormat exact = new BlockFormat(format.quantizer(), format.blockSize(), Activations.FLOAT32);
        BuiltGraph built = BuiltGraph.of(decoder, Optional.of(exact), folder);
        assertThat(difference(built, ids, reference)).isLessThan(TOLERANCE);
        Path second = Files.createDirectory(folder.resolve("int8"));
        BuiltGraph fast = BuiltGraph.of(decoder, Optional.of(format), second);
        assertThat(difference(fast, ids, reference)).isLessThan(ROUNDED_TOLERANCE);
        return built;
    }

    private static double difference(BuiltGraph built, int[] ids, double[][] reference) throws OrtException {
        double worst = 0;
        try (GraphRun run = built.open(48)) {
            worst = Math.max(worst, BuiltGraph.difference(run.logits(Arrays.copyOf(ids, 14)), reference, 0));
            for (int i = 14; i < ids.length; i++) {
                worst = Math.max(worst, BuiltGraph.difference(run.logits(ids[i]), reference, i));
            }
        }
        return worst;
    }

    private static float[] round(float[] values, int columns, BlockFormat format) {
        float[] rounded = new float[values.length];
        byte[] codes = new byte[values.length];
        for (int row = 0; row < values.length; row += columns) {
            for (int from = row; from < row + columns; from += format.blockSize()) {
                int length = Math.min(format.blockSize(), row + columns - from);
                float scale = format.quantizer().quantize(values, from, length, codes);
                for (int i = from; i < from + length; i++) {
                    rounded[i] = (codes[i] - WeightQuantizer.ZERO_CODE) * scale;
                }
            }
        }
        return rounded;
    }
}
