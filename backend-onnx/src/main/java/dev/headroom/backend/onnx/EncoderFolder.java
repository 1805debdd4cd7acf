package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.ByteSize;
import dev.headroom.ModelNotFoundException;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.Pooling;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sentence encoder of the BERT family: an artefact, or a directory with an exported {@code model.onnx} and its
 * {@code tokenizer.json}, possibly with {@code config.json} and {@code 1_Pooling/config.json}.
 */
final class EncoderFolder implements ModelFolder {

    private static final String CONFIGURATION = "config.json";
    private static final String POOLING = "1_Pooling/config.json";

    private final Path directory;
    private final ModelProfile profile;
    private final long inlineBytes;
    private final long externalBytes;
    private final Optional<Artefact> artefact;

    private EncoderFolder(
            Path directory, ModelProfile profile, long inlineBytes, long externalBytes, Optional<Artefact> artefact) {
        this.directory = directory;
        this.profile = profile;
        this.inlineBytes = inlineBytes;
        this.externalBytes = externalBytes;
        this.artefact = artefact;
    }

    static EncoderFolder ofArtefact(String id, Artefact artefact) {
        Path weights = artefact.directory().resolve(ArtefactManifest.WEIGHTS);
        return new EncoderFolder(
                artefact.directory(),
                ArtefactProfile.of(id, artefact.manifest()),
                size(artefact.file(ArtefactManifest.GRAPH)),
                Files.exists(weights) ? size(weights) : 0,
                Optional.of(artefact));
    }

    /**
     * Describes an export. Its precision is what the bytes per parameter say; without {@code config.json} it counts as
     * float32.
     *
     * @throws ModelNotFoundException if the graph or the tokenizer is not there
     */
    static EncoderFolder ofExport(String id, Path directory) {
        Path graph = directory.resolve(ArtefactManifest.GRAPH);
        Path tokenizer = directory.resolve(ArtefactTokenizer.TOKENIZER);
        if (!Files.isRegularFile(graph) || !Files.isRegularFile(tokenizer)) {
            throw new ModelNotFoundException(id, List.of(graph.toString(), tokenizer.toString()));
        }
        Path weights = directory.resolve(ArtefactManifest.WEIGHTS);
        long inline = size(graph);
        long external = Files.exists(weights) ? size(weights) : 0;
        Optional<EncoderConfig> config = EncoderConfig.read(directory.resolve(CONFIGURATION));
        Optional<ModelShape> shape = config.flatMap(EncoderConfig::shape);
        ModelProfile profile = new ModelProfile(
                id,
                ModelTask.EMBEDDING,
                config.map(EncoderConfig::architecture).orElse("BertModel"),
                shape.map(known -> precision(8.0 * (inline + external) / known.parameters()))
                        .orElse(Precision.FP32),
                shape,
                ByteSize.of(inline + external + size(tokenizer)));
        return new EncoderFolder(directory, profile, inline, external, Optional.empty());
    }

    private static Precision precision(double bitsPerParameter) {
        if (bitsPerParameter > 24) {
            return Precision.FP32;
        }
        if (bitsPerParameter > 12) {
            return Precision.FP16;
        }
        return bitsPerParameter > 6 ? Precision.INT8 : Precision.INT4;
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public MemoryEstimate estimate(LoadSettings settings) {
        return EncoderEstimate.of(profile.shape(), inlineBytes, externalBytes, settings);
    }

    @Override
    public void verify(CancelToken cancel) {
        cancel.throwIfCancelled();
        artefact.ifPresent(known -> ArtefactProfile.verify(known, cancel));
    }

    @Override
    public RunningModel open(OrtRuntime runtime, LoadSettings settings) throws OrtException {
        Path tokenizer = directory.resolve(ArtefactTokenizer.TOKENIZER);
        int most = Math.min(
                settings.contextLength(),
                EncoderTokenizer.maximum(tokenizer, profile.shape().map(ModelShape::contextLength)));
        Pooling pooling = Pooling.read(directory.resolve(POOLING));
        return OnnxEncoder.open(
                runtime,
                profile,
                directory.resolve(ArtefactManifest.GRAPH),
                EncoderTokenizer.open(tokenizer, most),
                pooling,
                new OnnxEncoder.Bytes(inlineBytes + externalBytes, most));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
