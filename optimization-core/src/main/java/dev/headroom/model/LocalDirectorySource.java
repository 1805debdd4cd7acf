package dev.headroom.model;

import dev.headroom.spi.ModelSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds models in local directories. An id is tried below every root as a relative path ({@code org/name}), then as
 * {@code org--name}, and last as a plain path to a directory or file.
 *
 * <pre>{@code
 * ModelSource source = new LocalDirectorySource(List.of(Path.of("/models")));
 * Optional<ModelFiles> files = source.find("TinyLlama/TinyLlama-1.1B-Chat-v1.0");
 * }</pre>
 *
 * <p>A directory is an artefact with {@code headroom.json}, a checkpoint with {@code config.json} and safetensors, GGUF
 * with a {@code .gguf} file (the first by name), an exported encoder with {@code model.onnx} and {@code tokenizer.json}.
 * An id that leads out of a root is not looked up below it. Thread-safe.
 */
public final class LocalDirectorySource implements ModelSource {

    private final List<Path> roots;

    /** @param roots directories searched in order; they need not exist */
    public LocalDirectorySource(List<Path> roots) {
        this.roots =
                roots.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
    }

    @Override
    public String id() {
        return "local-directory";
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
        return Stream.concat(belowRoots(modelId).stream(), asPath(modelId).stream())
                .flatMap(path -> FormatRecognition.recognise(modelId, path).stream())
                .findFirst();
    }

    @Override
    public List<String> places(String modelId) {
        List<Path> places = new ArrayList<>(belowRoots(modelId));
        places.addAll(asPath(modelId).stream().toList());
        return places.stream().map(Path::toString).distinct().toList();
    }

    private List<Path> belowRoots(String modelId) {
        List<Path> places = new ArrayList<>();
        for (Path root : roots) {
            for (String name : List.of(modelId, modelId.replace("/", "--"))) {
                resolve(root, name).filter(path -> !places.contains(path)).ifPresent(places::add);
            }
        }
        return places;
    }

    private static Optional<Path> resolve(Path root, String name) {
        try {
            Path path = root.resolve(name).normalize();
            boolean inside = path.startsWith(root)
                    && !path.equals(root)
                    && !Path.of(name).isAbsolute();
            return inside ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> asPath(String modelId) {
        try {
            Path path = Path.of(modelId).toAbsolutePath().normalize();
            // a name that exists as nothing is not a place worth naming, unless it was clearly meant as a path
            boolean meant = Files.exists(path)
                    || modelId.startsWith(".")
                    || Path.of(modelId).isAbsolute();
            return meant ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
