package dev.headroom.docgen.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Files below some folders. */
final class FolderImages implements ImageResolver {

    private final List<Path> folders;

    FolderImages(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public Optional<InputStream> open(String destination) throws IOException {
        Optional<Path> relative = relative(destination);
        if (relative.isEmpty()) {
            return Optional.empty();
        }
        for (Path folder : folders) {
            Path candidate = folder.resolve(relative.get());
            // a device or a pipe would block or never end
            if (Files.isRegularFile(candidate)) {
                Path real = candidate.toRealPath();
                if (real.startsWith(folder.toRealPath())) {
                    // between the check and the opening no link may take the file's place
                    return Optional.of(Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the path that a destination names, or nothing if it is a URL, absolute, or leads upwards. */
    private static Optional<Path> relative(String destination) {
        if (destination.isEmpty() || destination.contains(":") || destination.contains("\\")) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(decoded(destination));
            boolean leadsOut = path.isAbsolute() || path.normalize().startsWith("..");
            return leadsOut ? Optional.empty() : Optional.of(path.normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String destination) {
        try {
            return URLDecoder.decode(destination.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return destination; // a per cent sign that means itself
        }
    }
}
