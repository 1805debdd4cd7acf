package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.model.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KilledBuildTest {

    @TempDir
    Path folder;

    @Test
    void leavesNothingThatLooksFinishedAndTheNextBuildCleansUp() throws Exception {
        Path source = folder.resolve("tiny");
        SyntheticCheckpoint.write(SyntheticShape.TINY, 1, source, ProgressListener.none());
        Path out = Files.createDirectory(folder.resolve("out"));
        Path target = out.resolve("artefact");
        assertThat(ChildBuild.run("64m", Precision.INT4, source, target, 0.5)).isEqualTo(ChildBuild.DIED);
        assertThat(target).doesNotExist();
        assertThat(ChildBuild.run("64m", Precision.INT4, source, target, 2)).isZero();
        Artefact.open(target).verify(ProgressListener.none());
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder("artefact", "artefact.log");
        }
    }
}
