package dev.headroom.cli.model;

import dev.headroom.ByteSize;
import dev.headroom.StorageSettings;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.Compressor;
import dev.headroom.embedded.EmbeddedModel;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelSources;
import dev.headroom.model.Precision;
import dev.headroom.model.Rung;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds models by path or id, and keeps the artefacts that were made of checkpoints on the way, so that each is
 * compressed once. The artefacts lie below the cache directory, bounded in bytes; the least recently used go first.
 *
 * <pre>{@code
 * ModelFiles files = new ModelShelf(storage, terminal).runnable("zephyr-7b-beta", CompressionSettings.int4());
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class ModelShelf {

    private final StorageSettings storage;
    private final Terminal terminal;
    private final ArtefactCache cache;

    /** A shelf in the directories of {@code storage} that shows its progress on {@code terminal}. */
    public ModelShelf(StorageSettings storage, Terminal terminal) {
        this.storage = storage;
        this.terminal = terminal;
        this.cache = new ArtefactCache(storage.cacheDirectory().resolve("artefacts"), storage.cacheBound());
    }

    /**
     * Returns the files of a model.
     *
     * @param model a path or an id
     * @throws dev.headroom.ModelNotFoundException if it is nowhere, naming every place
     */
    public ModelFiles find(String model) {
        return sources().resolve(model);
    }

    /** Returns the places where models are looked for. */
    public ModelSources sources() {
        return ModelSources.configured(storage, List.of());
    }

    /**
     * Returns files that a backend can run: those of the model, or the artefact that is made of it now or was before. A
     * checkpoint of an architecture that has no artefact is returned as it is; the terminal says so.
     *
     * @throws dev.headroom.ModelNotFoundException if the model is nowhere, naming every place
     */
    public ModelFiles runnable(String model, CompressionSettings settings) {
        ModelFiles files = find(model);
        if (files.format() == ModelFormat.ARTEFACT || files.format() == ModelFormat.ONNX) {
            return files;
        }
        try {
            return new ModelFiles(model, compressed(files, settings).directory(), ModelFormat.ARTEFACT);
        } catch (UnsupportedFeatureException e) {
            terminal.note("It runs as it is, on PyTorch: %s", String.valueOf(e.getMessage()));
            return files;
        }
    }

    /**
     * Returns the embedded story model where no model of a ladder is on this disk, so that everything works without
     * one; the terminal says so.
     *
     * @param ladder the models that are configured
     */
    public Optional<ModelFiles> insteadOf(List<Rung> ladder) {
        ModelSources sources = sources();
        if (ladder.stream().anyMatch(rung -> sources.find(rung).isPresent())) {
            return Optional.empty();
        }
        Optional<ModelFiles> embedded = sources.find(EmbeddedModel.ID);
        embedded.ifPresent(files -> terminal.note(
                "%s",
                Paragraph.wrap(
                        "No configured model is on this disk, so the embedded story model goes on with the text. It is"
                                + " a toy that knows stories only; --model takes another.",
                        0,
                        0)));
        return embedded;
    }

    /** Returns what a manager is asked for to get these files: a known id, else the path. */
    public static String address(ModelFiles files) {
        return files.id().equals(EmbeddedModel.ID) ? files.id() : files.path().toString();
    }

    private Artefact compressed(ModelFiles files, CompressionSettings settings) {
        try {
            Path target = cache.place(files, name(settings));
            if (Artefact.isArtefact(target)) {
                cache.touch(target);
                return Artefact.open(target);
            }
            terminal.note("Compressing %s to %s, once, into", files.id(), label(settings));
            terminal.note("  %s", target);
            Artefact made = compress(files.path(), settings, target);
            cache.evictBut(target)
                    .forEach(gone -> terminal.note("Dropped to stay below %s: %s", storage.cacheBound(), gone));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses the checkpoint at {@code source} into {@code target}, showing progress. */
    public Artefact compress(Path source, CompressionSettings settings, Path target) {
        CancelToken cancel = new CancelToken();
        OnInterrupt interrupt = OnInterrupt.cancelling(cancel);
        try (interrupt;
                Checkpoint checkpoint = Checkpoint.open(source);
                ProgressLine progress = new ProgressLine(terminal)) {
            return Compressor.compress(checkpoint, settings, target, OnInterrupt.ending(cancel, progress));
        }
    }

    /** Returns the bytes of an artefact on disk. */
    public static ByteSize bytes(Artefact artefact) {
        return ByteSize.of(artefact.manifest().files().values().stream()
                .mapToLong(file -> file.bytes())
                .sum());
    }

    private static String name(CompressionSettings settings) {
        return settings.precision() == Precision.INT4
                ? settings.precision().label() + "-b" + settings.blockSize()
                : settings.precision().label();
    }

    private static String label(CompressionSettings settings) {
        return settings.precision() == Precision.INT4
                ? settings.precision().label() + " in blocks of " + settings.blockSize()
                : settings.precision().label();
    }
}
