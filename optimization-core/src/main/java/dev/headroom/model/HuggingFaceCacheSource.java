package dev.headroom.model;

import dev.headroom.spi.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds models that other tools have put into the Hugging Face cache:
 * {@code models--org--name/snapshots/<commit>/}, with the commit taken from {@code refs/main}, or the newest snapshot
 * where there is no such reference. Nothing is downloaded.
 *
 * <pre>{@code
 * ModelSource cache = new HuggingFaceCacheSource(home.resolve(".cache/huggingface/hub"));
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">layout of the cache</a>
 */
public final class HuggingFaceCacheSource implements ModelSource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*)?");
    private static final Pattern COMMIT = Pattern.compile("[A-Za-z0-9]+");
    private static final int LONGEST_REFERENCE = 256;

    private final Path hub;

    /** @param hubDirectory the directory that holds {@code models--…}; need not exist */
    public HuggingFaceCacheSource(Path hubDirectory) {
        this.hub = hubDirectory.toAbsolutePath().normalize();
    }

    @Override
    public String id() {
        return "hugging-face-cache";
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
        return repository(modelId)
                .filter(Files::isDirectory)
                .flatMap(HuggingFaceCacheSource::snapshot)
                .flatMap(snapshot -> FormatRecognition.recognise(modelId, snapshot));
    }

    @Override
    public List<String> places(String modelId) {
        return repository(modelId).map(Path::toString).stream().toList();
    }

    private Optional<Path> repository(String modelId) {
        return ID.matcher(modelId).matches()
                ? Optional.of(hub.resolve("models--" + modelId.replace("/", "--")))
                : Optional.empty();
    }

    private static Optional<Path> snapshot(Path repository) {
        Path snapshots = repository.resolve("snapshots");
        if (!Files.isDirectory(snapshots)) {
            return Optional.empty();
        }
        try {
            Path reference = repository.resolve("refs").resolve("main");
            if (Files.isRegularFile(reference) && Files.size(reference) <= LONGEST_REFERENCE) {
                String commit = Files.readString(reference).strip();
                if (COMMIT.matcher(commit).matches() && Files.isDirectory(snapshots.resolve(commit))) {
                    return Optional.of(snapshots.resolve(commit));
                }
            }
            try (Stream<Path> all = Files.list(snapshots)) {
                return all.filter(Files::isDirectory)
                        .max(Comparator.comparingLong(
                                        (Path path) -> path.toFile().lastModified())
                                .thenComparing(Comparator.naturalOrder()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + repository, e);
        }
    }
}
