package dev.headroom.docgen.font;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * A font as a file. It is read when it is first needed, and again after its parsed form was dropped from the cache.
 * Thread-safe; holds no bytes unless made from bytes.
 *
 * <pre>{@code
 * FontFile chinese = FontFile.at(Path.of("NotoSerifSC-Regular.ttf"));
 * }</pre>
 */
public final class FontFile {

    /** Reads the whole file. */
    @FunctionalInterface
    private interface Source {

        byte[] read() throws IOException;
    }

    private final String name;
    private final String cacheKey;
    private final IntPredicate wanted;
    private final Source source;

    private FontFile(String name, String cacheKey, IntPredicate wanted, Source source) {
        this.name = name;
        this.cacheKey = cacheKey;
        this.wanted = wanted;
        this.source = source;
    }

    /** Returns the font in a file of the user. */
    public static FontFile at(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        String state =
                Files.size(absolute) + " " + Files.getLastModifiedTime(absolute).toMillis();
        return new FontFile(
                String.valueOf(file.getFileName()),
                absolute + " " + state,
                point -> true,
                () -> Files.readAllBytes(absolute));
    }

    /**
     * Returns the font in these bytes, which must not change.
     *
     * @param name for messages
     */
    public static FontFile of(String name, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return new FontFile(name, name + " " + bytes.length + " " + sum.getValue(), point -> true, () -> bytes);
    }

    static FontFile bundled(String resource, IntPredicate wanted) {
        String fileName = resource.substring(resource.lastIndexOf('/') + 1);
        return new FontFile(fileName, resource, wanted, () -> {
            try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("bundled font must be on the class path, was missing: " + resource);
                }
                return in.readAllBytes();
            }
        });
    }

    /** Returns its name for messages. */
    public String name() {
        return name;
    }

    /** Returns what tells it from other fonts and from itself before a change. */
    String cacheKey() {
        return cacheKey;
    }

    /** Returns whether the character is to be taken from this font and not from a fallback. */
    boolean wants(int codePoint) {
        return wanted.test(codePoint);
    }

    /** Returns all bytes. */
    byte[] read() throws IOException {
        return source.read();
    }

    @Override
    public String toString() {
        return name;
    }
}
