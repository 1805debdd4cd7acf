package dev.headroom.model;

import dev.headroom.ModelNotFoundException;
import dev.headroom.StorageSettings;
import dev.headroom.spi.ModelSource;
import dev.headroom.spi.ModelSourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Model sources in the order they are asked.
 *
 * <pre>{@code
 * ModelSources sources = new ModelSources(List.of(new LocalDirectorySource(roots), new HuggingFaceCacheSource(hub)));
 * ModelFiles files = sources.resolve("microsoft/phi-2");
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ModelSources {

    private final List<ModelSource> sources;

    /** @param sources asked in this order */
    public ModelSources(List<ModelSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Returns {@code own}, then the directories of {@code storage}, then what the class path brings along
     * ({@link ModelSourceProvider}).
     */
    public static ModelSources configured(StorageSettings storage, List<ModelSource> own) {
        List<ModelSource> sources = new ArrayList<>(own);
        sources.add(new LocalDirectorySource(storage.modelDirectories()));
        storage.huggingFaceCache().map(HuggingFaceCacheSource::new).ifPresent(sources::add);
        ServiceLoader.load(ModelSourceProvider.class).forEach(provider -> sources.add(provider.open(storage)));
        return new ModelSources(sources);
    }

    /** Returns the files of {@code modelId} from the first source that has them. */
    public Optional<ModelFiles> find(String modelId) {
        return sources.stream().flatMap(source -> source.find(modelId).stream()).findFirst();
    }

    /**
     * Returns the files of {@code modelId} from the first source that has them.
     *
     * @throws ModelNotFoundException if no source has them; it names every place that was looked in
     */
    public ModelFiles resolve(String modelId) {
        return find(modelId).orElseThrow(() -> new ModelNotFoundException(modelId, places(modelId)));
    }

    /** Returns the files of a rung: the artefact made for it where there is one, otherwise what the model's id finds. */
    public Optional<ModelFiles> find(Rung rung) {
        return find(rung.artefactName())
                .map(files -> new ModelFiles(rung.modelId(), files.path(), files.format()))
                .or(() -> find(rung.modelId()));
    }

    /** Returns every place that is searched for {@code modelId}, each with its source. */
    public List<String> places(String modelId) {
        List<String> places = sources.stream()
                .flatMap(source -> source.places(modelId).stream().map(place -> place + " (" + source.id() + ")"))
                .toList();
        return places.isEmpty() ? List.of("no directory, because none can hold that name") : places;
    }
}
