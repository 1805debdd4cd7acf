package dev.headroom.training.text;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Where the files of a corpus come from. */
interface TextSource extends AutoCloseable {

    /** No document may be longer: it is held whole while it is cleaned. */
    long LARGEST_DOCUMENT = 256L << 20;

    /** Returns the names of all text files, sorted. */
    List<String> names();

    byte[] read(String name) throws IOException;

    @Override
    void close();

    /** Refuses a document that would not fit. */
    static void checkSize(String file, long size) {
        if (size > LARGEST_DOCUMENT) {
            throw new MalformedFileException(
                    file, "its size", "be at most " + LARGEST_DOCUMENT + " bytes", Long.toString(size));
        }
    }

    static boolean isText(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !file.startsWith(".") && (file.endsWith(".md") || file.endsWith(".txt"));
    }
}
