package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.ProgressListener;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.ArtefactManifest.Cache;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.compress.graph.GraphRun;
import dev.headroom.model.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressorTest {

    @TempDir
    Path folder;

    private Path source = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void writeCheckpoint() throws IOException {
        source = folder.resolve("tiny");
        target = Files.createDirectory(folder.resolve("out")).resolve("tiny-int4");
        SyntheticCheckpoint.write(SyntheticShape.TINY, 1, source, ProgressListener.none());
    }

    private Artefact compress(CompressionSettings settings) {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            return Compressor.compress(checkpoint, settings, target, ProgressListener.none());
        }
    }

    @Test
    void writesEverythingThatABackendNeeds() {
        Artefact artefact = compress(CompressionSettings.int4().withBlockSize(32));
        ArtefactManifest manifest = artefact.manifest();
        assertThat(manifest.files())
                .containsOnlyKeys(
                        "model.onnx",
                        "model.onnx.data",
                        "tokenizer.json",
                        "tokenizer_config.json",
                        "generation_config.json");
        assertThat(manifest.id()).isEqualTo("tiny");
        assertThat(manifest.architecture()).isEqualTo("LlamaForCausalLM");
        assertThat(manifest.weights().precision()).isEqualTo(Precision.INT4);
        assertThat(manifest.weights().blockSize()).hasValue(32);
        assertThat(manifest.weights().method()).isEqualTo("least-squares");
        assertThat(manifest.cache()).contains(new Cache(2, 2, 16, 128));
        assertThat(manifest.tokens().bos()).hasValue(1);
        assertThat(manifest.tokens().eos()).containsExactly(2);
        assertThat(manifest.quality()).isEmpty();
        artefact.verify(ProgressListener.none());
    }

    @Test
    void stateBytesAreThoseOfTheShape() {
        ArtefactManifest manifest = compress(CompressionSettings.int4()).manifest();
        // per layer qkv 128 x 64, o 64 x 64, gate and up 160 x 64, down 64 x 160; head 320 x 64
        long weights = 2 * (128 * 64 + 64 * 64 + 3 * 160 * 64) + 320 * 64;
        long table = 320 * 64;
        assertThat(manifest.weights().packedBytes()).isEqualTo(weights / 2 + weights / 32 * 8);
        long norms = 5 * 64 * 4;
        long rotary = 2 * 128 * 8 * 4;
        assertThat(manifest.weights().mappedBytes())
                .isEqualTo(table / 2 + table / 32 * 4 + weights / 32 * 4 + norms + rotary);
    }

    @Test
    void theGraphRuns() throws Exception {
        Artefact artefact = compress(CompressionSettings.fp32());
        Cache cache = artefact.manifest().cache().orElseThrow();
        try (GraphRun run = new GraphRun(artefact.file(ArtefactManifest.GRAPH), cache, 32)) {
            assertThat(run.logits(1, 70, 71)).hasDimensions(3, 320);
        }
    }

    @Test
    void theContextCanBeShortened() {
        ArtefactManifest manifest =
                compress(CompressionSettings.int4().withContext(32)).manifest();
        assertThat(manifest.cache().orElseThrow().maximumContext()).isEqualTo(32);
        assertThat(manifest.shape().contextLength()).isEqualTo(128);
    }

    @Test
    void equalSourcesGiveEqualArtefacts() {
        var first = compress(CompressionSettings.int4()).manifest().files();
        assertThat(compress(CompressionSettings.int4()).manifest().files()).isEqualTo(first);
    }

    @Test
    void progressGrowsToItsEnd() {
        List<Long> done = new ArrayList<>();
        long[] last = {0};
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            Compressor.compress(checkpoint, CompressionSettings.int4(), target, (stage, units, total) -> {
                done.add(units);
                last[0] = total;
            });
        }
        assertThat(done).isSorted().endsWith(last[0]);
    }

    @Test
    void aFailedBuildLeavesNothing() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            assertThatThrownBy(() -> Compressor.compress(
                            checkpoint, CompressionSettings.int4(), target, (stage, done, total) -> {
                                if (done > total / 2) {
                                    throw new IllegalStateException("stopped");
                                }
                            }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(filesBesideTarget()).isEmpty();
    }

    @Test
    void anUnknownPrecisionIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThatThrownBy(() -> compress(CompressionSettings.of(Precision.INT8)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("int8");
        assertThat(filesBesideTarget()).isEmpty();
    }

    @Test
    void anUnknownArchitectureIsRefused() throws IOException {
        Path config = source.resolve("config.json");
        String changed = Files.readString(config).replace("LlamaForCausalLM", "MambaForCausalLM");
        Files.writeString(config, changed);
        assertThatThrownBy(() -> compress(CompressionSettings.int4()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("MambaForCausalLM");
    }

    @Test
    void aTensorOfAnotherShapeIsNamed() throws IOException {
        Path config = source.resolve("config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"intermediate_size\": 160", "\"intermediate_size\": 176"));
        assertThatThrownBy(() -> compress(CompressionSettings.int4()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("gate_proj");
        assertThat(filesBesideTarget()).isEmpty();
    }

    @Test
    void aWeightThatIsNoNumberIsRefused() throws IOException {
        Path weights = source.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        int middle = bytes.length / 4 * 2;
        bytes[middle] = (byte) 0xC0; // bfloat16, little-endian
        bytes[middle + 1] = 0x7F;
        Files.write(weights, bytes);
        assertThatThrownBy(() -> compress(CompressionSettings.int4()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("must hold finite weights");
        assertThat(filesBesideTarget()).isEmpty();
    }

    private List<Path> filesBesideTarget() throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }
}
