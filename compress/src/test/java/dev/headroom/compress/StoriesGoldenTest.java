package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.compress.graph.GraphRun;
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model against the figures of llama.cpp (float32 cache, flash attention off). */
@Tag("model")
class StoriesGoldenTest {

    private static final int[] PROMPT = {1, 403, 407, 261, 378};

    /** The file names 128, but the model was trained on 512. */
    private static final int CONTEXT = 512;

    /** What llama.cpp generates. */
    private static final int[] ANSWER = {
        432, 383, 286, 261, 376, 298, 315, 421, 395, 317, 426, 338, 401, 396, 267, 337, 410, 408, 419, 292, 411, 322,
        265, 282, 295, 433, 426, 385, 328, 432, 358, 394, 261, 370, 432, 352, 266, 268, 388, 426, 338, 391, 266, 267,
        337, 335, 312, 432, 398, 312, 286, 267, 414, 270, 333, 415, 426, 13, 438, 310, 439, 419, 357, 336, 432, 313,
        438, 310, 432, 278, 316, 439, 419, 298, 414, 267, 265, 282, 295, 433, 426, 436, 317, 286, 296, 418, 269, 279,
        292, 416, 439, 413, 409, 416, 327, 263, 415, 294, 267, 400, 426, 338, 336, 432, 313, 442, 391, 267, 337, 335,
        364, 420, 268, 388, 432, 398, 359, 280, 303, 439, 413, 272, 417, 264, 312, 426, 436, 13
    };

    @TempDir
    Path folder;

    private Artefact compress(CompressionSettings settings) {
        Path weights = TestData.require("models/stories260K/stories260Ktok512.gguf");
        Path target = folder.resolve(settings.precision() + "-" + settings.blockSize() + "-" + settings.method());
        try (Checkpoint source = Checkpoint.open(weights)) {
            return Compressor.compress(source, settings.withContext(CONTEXT), target, ProgressListener.none());
        }
    }

    private static GraphRun open(Artefact artefact) throws OrtException {
        return new GraphRun(
                artefact.file(ArtefactManifest.GRAPH),
                artefact.manifest().cache().orElseThrow(),
                256);
    }

    @Test
    void logitsAfterThePromptAreThoseOfLlamaCpp() throws OrtException {
        try (GraphRun run = open(compress(CompressionSettings.fp32()))) {
            float[] logits = run.logitsAt(new int[] {4}, PROMPT)[0];
            assertThat(argmax(logits)).isEqualTo(432);
            assertThat(logits[432]).isCloseTo(17.79940f, within(5e-3f));
            assertThat(logits[0]).isCloseTo(-10.13658f, within(5e-3f));
            assertThat(logits[1]).isCloseTo(-5.32946f, within(5e-3f));
            assertThat(logits[100]).isCloseTo(-10.13650f, within(5e-3f));
            assertThat(logits[511]).isCloseTo(-8.07628f, within(5e-3f));
        }
    }

    @Test
    void theStartTokenIsKept() {
        assertThat(compress(CompressionSettings.int4()).manifest().tokens().bos())
                .hasValue(1);
    }

    @Test
    void greedyTokensAreThoseOfLlamaCpp() throws OrtException {
        try (GraphRun run = open(compress(CompressionSettings.fp32()))) {
            int token = argmax(run.logitsAt(new int[] {4}, PROMPT)[0]);
            for (int expected : ANSWER) {
                assertThat(token).isEqualTo(expected);
                token = argmax(run.logits(token)[0]);
            }
        }
    }

    @Test
    void fourBitsStayNearTheFloatModel() throws OrtException {
        double[] nearest = divergence(CompressionSettings.int4().withMethod(QuantizationMethod.ROUND_TO_NEAREST));
        double[] fitted = divergence(CompressionSettings.int4());
        double[] wide = divergence(CompressionSettings.int4().withBlockSize(128));
        assertThat(fitted[0])
                .as("divergence, nats per token")
                .isLessThan(nearest[0])
                .isLessThan(0.1);
        assertThat(wide[0]).isLessThan(0.2);
        assertThat(fitted[1]).as("share of equal first choices").isGreaterThan(0.8);
    }

    /** Returns mean KL divergence from float32 and the share of equal first choices over prompt and answer. */
    private double[] divergence(CompressionSettings settings) throws OrtException {
        int[] ids = Arrays.copyOf(PROMPT, PROMPT.length + ANSWER.length);
        System.arraycopy(ANSWER, 0, ids, PROMPT.length, ANSWER.length);
        try (GraphRun exact = open(compress(CompressionSettings.fp32()));
                GraphRun rounded = open(compress(settings))) {
            float[][] p = exact.logits(ids);
            float[][] q = rounded.logits(ids);
            double sum = 0;
            int equal = 0;
            for (int i = 0; i < ids.length; i++) {
                double[] logP = logSoftmax(p[i]);
                double[] logQ = logSoftmax(q[i]);
                for (int j = 0; j < logP.length; j++) {
                    sum += Math.exp(logP[j]) * (logP[j] - logQ[j]);
                }
                equal += argmax(p[i]) == argmax(q[i]) ? 1 : 0;
            }
            return new double[] {sum / ids.length, (double) equal / ids.length};
        }
    }

    private static double[] logSoftmax(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        double[] result = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            result[i] = logits[i] - Math.log(sum);
        }
        return result;
    }

    private static int argmax(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
