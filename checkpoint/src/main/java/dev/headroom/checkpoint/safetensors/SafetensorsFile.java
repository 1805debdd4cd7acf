package dev.headroom.checkpoint.safetensors;

import dev.headroom.checkpoint.mapped.MappedFile;
import dev.headroom.checkpoint.mapped.MappedTensors;
import java.nio.file.Path;
import java.util.Map;

/**
 * One mapped safetensors file of any size.
 *
 * <pre>{@code
 * try (SafetensorsFile file = SafetensorsFile.open(Path.of("model.safetensors"))) {
 *     float[] norm = new float[(int) file.info("model.norm.weight").elements()];
 *     file.readFloats("model.norm.weight", 0, norm, norm.length);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Holds the header; tensors stay in the page cache.
 */
public final class SafetensorsFile extends MappedTensors {

    private final Map<String, String> metadata;

    private SafetensorsFile(MappedFile file, SafetensorsHeader header) {
        super(file, header.tensors());
        this.metadata = header.metadata();
    }

    /**
     * Maps a file and checks its header.
     *
     * @throws dev.headroom.MalformedFileException if the header breaks a rule of the format
     * @throws dev.headroom.UnsupportedFeatureException if a tensor has a number format that is not read
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static SafetensorsFile open(Path path) {
        MappedFile file = MappedFile.open(path);
        return new SafetensorsFile(file, SafetensorsHeader.read(file));
    }

    /** Returns the strings of {@code __metadata__}; possibly empty. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
