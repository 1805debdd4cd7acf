package dev.headroom.embedded;

import dev.headroom.ByteSize;
import dev.headroom.DamagedArtefactException;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The story model that comes in this jar: a small Llama-shaped decoder as an int4 artefact. It continues stories and
 * knows nothing else; see {@link #card()}.
 *
 * <p>With this jar on the class path, a manager knows it by its id {@value #ID}, without network:
 *
 * <pre>{@code
 * try (OptimizationManager headroom = OptimizationManager.open(OptimizationConfig.forThisBox())) {
 *     headroom.generate(GenerationRequest.continuing("Once upon a time").onModel(EmbeddedModel.ID));
 * }
 * }</pre>
 *
 * <p>Native libraries map files, so the artefact is unpacked once below a cache directory and found there again.
 * Thread-safe, and safe among processes that share the directory. Holds no weights: 64 kB while it unpacks.
 */
public final class EmbeddedModel {

    /** The id that it is asked for by: {@value}. */
    public static final String ID = "headroom/stories";

    private static final String DIRECTORY = "stories/";
    private static final String INDEX = DIRECTORY + "index.txt";
    private static final String CARD = "MODEL_CARD.md";

    private final List<PackedFile> files;

    private EmbeddedModel(List<PackedFile> files) {
        this.files = files;
    }

    /** Reads the list of the model's files from this jar; nothing is unpacked. */
    public static EmbeddedModel ofThisJar() {
        return new EmbeddedModel(PackedFile.parse(INDEX, text(INDEX)));
    }

    /** Returns what all files take once they are unpacked. */
    public ByteSize size() {
        return ByteSize.of(files.stream().mapToLong(PackedFile::bytes).sum());
    }

    /** Returns the model card in Markdown: what it is, how it was trained and what it cannot do. */
    public String card() {
        return text(CARD);
    }

    /**
     * Returns the directory that {@link #unpack} uses; another version of the model has another.
     *
     * @param cacheDirectory holds what can be made again
     */
    public Path directory(Path cacheDirectory) {
        return cacheDirectory.resolve("embedded").resolve("stories-" + PackedFile.print(files));
    }

    /**
     * Returns the artefact below a cache directory, writing what is missing or damaged there. Files that are in place
     * are compared by SHA-256, and by size and modification time alone once that has been done.
     *
     * @param cacheDirectory made if absent
     * @throws UncheckedIOException if the directory cannot be written
     * @throws DamagedArtefactException if the jar itself is damaged
     */
    public ModelFiles unpack(Path cacheDirectory) {
        Path directory = directory(cacheDirectory);
        try {
            Unpacking.into(directory, files, file -> open(DIRECTORY + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelFiles(ID, directory, ModelFormat.ARTEFACT);
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = EmbeddedModel.class.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException(resource + " in the jar of the embedded model");
        }
        return in;
    }
}
