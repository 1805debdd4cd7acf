package dev.headroom.cli.plan;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.graph.DecoderGraph;
import dev.headroom.model.ModelCard;
import dev.headroom.model.ModelCards;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model whose sizes are known.
 *
 * @param name what it is called
 * @param task what it is for
 * @param shape its sizes
 * @param variants the number formats it can be run in
 * @param obstacle why it cannot be run although its sizes are known; absent where it can
 */
record Planned(String name, ModelTask task, ModelShape shape, List<Variant> variants, Optional<String> obstacle) {

    private static final List<Variant> DECODER =
            List.of(new Variant(Precision.FP32, 1), new Variant(Precision.INT4, 32), new Variant(Precision.INT4, 128));

    private static final List<Variant> ENCODER = List.of(new Variant(Precision.FP32, 1));

    /**
     * A number format.
     *
     * @param precision the format
     * @param blockSize weights that share a scale; 1 for floating point
     */
    record Variant(Precision precision, int blockSize) {

        String label() {
            return precision == Precision.INT4 || precision == Precision.INT8
                    ? precision.label() + "/" + blockSize
                    : precision.label();
        }
    }

    static Planned of(ModelCard card) {
        return of(card.id(), card.task(), card.shape(), obstacle(card));
    }

    /**
     * Reads the headers of a model on disk, or takes the built-in card of a known one.
     *
     * @throws dev.headroom.ModelNotFoundException if it is neither
     */
    static Planned find(String model, ModelShelf shelf) {
        Optional<ModelFiles> files = shelf.sources().find(model);
        if (files.isPresent() && files.get().format() == ModelFormat.ARTEFACT) {
            ArtefactManifest manifest = Artefact.open(files.get().path()).manifest();
            int block = manifest.weights().blockSize().orElse(CompressionSettings.DEFAULT_BLOCK_SIZE);
            Variant only = new Variant(manifest.weights().precision(), block);
            return new Planned(manifest.id(), manifest.task(), manifest.shape(), List.of(only), Optional.empty());
        }
        if (files.isPresent() && files.get().format() != ModelFormat.ONNX) {
            ModelConfig config = Checkpoint.readConfig(files.get().path());
            return of(model, ModelTask.GENERATION, config.shape(), obstacle(config, model));
        }
        return ModelCards.builtIn()
                .find(model)
                .map(Planned::of)
                .orElseGet(() -> of(shelf.find(model).id(), ModelTask.EMBEDDING, unknown(model), Optional.empty()));
    }

    private static Planned of(String name, ModelTask task, ModelShape shape, Optional<String> obstacle) {
        return new Planned(name, task, shape, task == ModelTask.GENERATION ? DECODER : ENCODER, obstacle);
    }

    /** Asks the compressor about a card by a configuration that has nothing unusual but the architecture. */
    private static Optional<String> obstacle(ModelCard card) {
        if (card.task() != ModelTask.GENERATION) {
            return Optional.empty();
        }
        ModelConfig plain = new ModelConfig(
                card.architecture(),
                card.shape(),
                "silu",
                1e-5,
                Optional.of(new ModelConfig.Rotary(10_000, 1, Optional.empty())),
                false,
                OptionalInt.empty(),
                false,
                false,
                OptionalInt.empty(),
                List.of(),
                "");
        return obstacle(plain, card.id());
    }

    private static Optional<String> obstacle(ModelConfig config, String name) {
        try {
            DecoderGraph.requireSupported(config, name);
            return Optional.empty();
        } catch (UnsupportedFeatureException e) {
            return Optional.of(e.feature());
        }
    }

    private static ModelShape unknown(String model) {
        throw new UnsupportedFeatureException("planning, because its header states no sizes", model);
    }
}
