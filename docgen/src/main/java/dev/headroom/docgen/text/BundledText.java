package dev.headroom.docgen.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that lie beside classes in the jar. Thread-safe; keeps nothing. */
public final class BundledText {

    private BundledText() {}

    /**
     * Reads a file in UTF-8.
     *
     * @throws IllegalStateException if it is missing, which a broken jar explains and nothing else
     */
    public static String read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " must be on the class path, was absent");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
