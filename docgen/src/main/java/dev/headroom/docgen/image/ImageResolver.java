package dev.headroom.docgen.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens the images that a body may show. The body is not trusted: a resolver decides by the destination alone, and has
 * to refuse whatever it was not made for.
 *
 * <p>Must be thread-safe.
 */
@FunctionalInterface
public interface ImageResolver {

    /**
     * Opens an image.
     *
     * @param destination as the body has it, for example {@code figures/tide.png}
     * @return nothing where the image is absent or not allowed; which of both is not told to the reader
     * @throws IOException if it is there and cannot be read
     */
    Optional<InputStream> open(String destination) throws IOException;

    /** Returns one that opens nothing. */
    static ImageResolver none() {
        return destination -> Optional.empty();
    }

    /** Returns one that opens files below these folders, the first that has the file; links that lead out are refused. */
    static ImageResolver within(List<Path> folders) {
        return new FolderImages(folders);
    }
}
