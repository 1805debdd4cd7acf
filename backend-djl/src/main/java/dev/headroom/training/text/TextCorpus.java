package dev.headroom.training.text;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Training text on disk: a folder with {@code .md} and {@code .txt} files at any depth, one such file, or a
 * {@code .tar.gz} of them. Files of other kinds, hidden files and archive entries whose names lead out of the archive
 * are not part of it.
 *
 * <pre>{@code
 * try (TextCorpus corpus = TextCorpus.open(folder, TextCleaning.BY_NAME)) {
 *     corpus.documents().forEach(document -> learn(document.text()));
 * }
 * }</pre>
 *
 * <p>One thread at a time. Holds the names, and one document while it is read (at most 256 MB on disk); an archive
 * takes its unpacked size in the temporary folder until closed.
 *
 * <p>Errors: {@link MalformedFileException} for a document that is not UTF-8 (naming the byte), a damaged archive or a
 * corpus without text files; {@link UncheckedIOException} for files that cannot be read.
 */
public final class TextCorpus implements AutoCloseable {

    private final Path path;
    private final TextSource source;
    private final TextCleaning cleaning;
    private final List<String> names;

    private TextCorpus(Path path, TextSource source, TextCleaning cleaning, List<String> names) {
        this.path = path;
        this.source = source;
        this.cleaning = cleaning;
        this.names = names;
    }

    /** Opens a folder, a text file or an archive. */
    public static TextCorpus open(Path path, TextCleaning cleaning) {
        Objects.requireNonNull(cleaning, "cleaning");
        try {
            TextSource source = source(path);
            List<String> names = source.names();
            if (names.isEmpty()) {
                source.close();
                throw new MalformedFileException(path.toString(), "the corpus", "hold .md or .txt files", "without");
            }
            return new TextCorpus(path, source, cleaning, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TextSource source(Path path) throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            return FolderSource.ofFolder(path);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return ArchiveSource.open(path);
        }
        if (name.endsWith(".md") || name.endsWith(".txt")) {
            return FolderSource.ofFile(path);
        }
        throw new MalformedFileException(path.toString(), "a corpus", "be a folder, .md, .txt or .tar.gz", name);
    }

    /**
     * Returns the part of this corpus whose names are wanted; closing either closes both.
     *
     * @throws IllegalArgumentException if no name is wanted
     */
    public TextCorpus only(Predicate<String> wanted) {
        List<String> kept = names.stream().filter(wanted).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("wanted must match a name of " + path + ", was none of " + names.size());
        }
        return new TextCorpus(path, source, cleaning, kept);
    }

    /** Returns the names of the documents, sorted. */
    public List<String> names() {
        return names;
    }

    /** Returns the documents by name, each read and cleaned when the stream comes to it; may be called again. */
    public Stream<TextDocument> documents() {
        return names.stream().map(name -> new TextDocument(name, cleaning.clean(name, read(name))));
    }

    private String read(String name) {
        try {
            return decode(path + "/" + name, source.read(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(String file, byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            String value = String.format(Locale.ROOT, "0x%02x", utf8[in.position()] & 0xff);
            throw new MalformedFileException(file, "byte " + in.position(), "be part of UTF-8 text", value);
        }
        return out.flip().toString();
    }

    @Override
    public void close() {
        source.close();
    }
}
