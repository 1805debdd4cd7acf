package dev.headroom.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One small text file of {@code /proc} or {@code /sys}, read whole: single numbers, and {@code key value} lines.
 *
 * <p>Every complaint names the file, the key and the text that was found.
 */
final class KernelFile {

    /** Stands for "no limit", as {@code max} does in a file. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    // cgroup v1 writes 2^63 less a page where there is no limit; the page size varies.
    private static final long NEARLY_ENDLESS = 1L << 62;

    private final Path path;
    private final String text;

    private KernelFile(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /**
     * Reads a file that must be there.
     *
     * @throws UncheckedIOException naming the file, if it cannot be read
     */
    static KernelFile read(Path path) {
        try {
            return new KernelFile(path, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e, e);
        }
    }

    /** Reads a file that older kernels, other layouts or missing rights may leave out. */
    static Optional<KernelFile> readIfThere(Path path) {
        try {
            return Optional.of(new KernelFile(path, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    /** Returns the whole file as one count. */
    long number() {
        return parse("the value", text.strip());
    }

    /** Returns the whole file as a limit in bytes, {@link #NO_LIMIT} where it says {@code max} or nearly 2^63. */
    long limit() {
        String value = text.strip();
        return value.equals("max") ? NO_LIMIT : asLimit(parse("the limit", value));
    }

    static long asLimit(long bytes) {
        return bytes >= NEARLY_ENDLESS ? NO_LIMIT : bytes;
    }

    /** Returns the value of the line that starts with {@code key} and a blank. */
    long value(String key) {
        long value = find(key);
        if (value < 0) {
            throw new IllegalStateException(path + " must have a line '" + key + "', has none");
        }
        return value;
    }

    /** Returns the value of {@code key}, or {@code otherwise} where there is no such line. */
    long valueOr(String key, long otherwise) {
        long value = find(key);
        return value < 0 ? otherwise : value;
    }

    private long find(String key) {
        for (int start = 0; start >= 0 && start < text.length(); start = nextLine(start)) {
            int end = start + key.length();
            if (text.startsWith(key, start) && end < text.length() && isBlank(text.charAt(end))) {
                int lineEnd = text.indexOf('\n', end);
                String value = text.substring(end, lineEnd < 0 ? text.length() : lineEnd)
                        .strip();
                if (value.endsWith(" kB")) {
                    long kibibytes =
                            parse(key, value.substring(0, value.length() - 3).strip());
                    if (kibibytes > Long.MAX_VALUE >> 10) {
                        throw malformed(key, value);
                    }
                    return kibibytes << 10;
                }
                return parse(key, value);
            }
        }
        return -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private int nextLine(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? -1 : newline + 1;
    }

    private long parse(String what, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed(what, value);
        }
        throw malformed(what, value);
    }

    IllegalStateException malformed(String what, String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "..." : value;
        return new IllegalStateException(path + ": " + what + " must be a number in its range, was '" + shown + "'");
    }
}
