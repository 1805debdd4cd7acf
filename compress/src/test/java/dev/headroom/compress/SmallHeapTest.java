package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.model.Precision;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap does not grow with the model. */
@Tag("memory")
class SmallHeapTest {

    @TempDir
    Path folder;

    @Test
    void compresses135MillionWeightsIn64Megabytes() throws Exception {
        compress(SyntheticShape.M135, "64m");
    }

    @Test
    @Tag("slow")
    void compresses1100MillionWeightsIn256Megabytes() throws Exception {
        compress(SyntheticShape.B1, "256m");
    }

    private void compress(SyntheticShape shape, String heap) throws Exception {
        Path source = folder.resolve("source");
        Path target = folder.resolve("artefact");
        SyntheticCheckpoint.write(shape, 1, source, ProgressListener.none());
        assertThat(ChildBuild.run(heap, Precision.INT4, source, target, 2)).isZero();
        assertThat(Artefact.open(target).manifest().shape().parameters())
                .isEqualTo(shape.sizes().parameters());
    }
}
