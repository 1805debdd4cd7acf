package dev.headroom.training.text;

import dev.headroom.MalformedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The text files of a {@code .tar.gz}. It is unpacked into one temporary tar file, so that the entries can be read in
 * the order of their names; no entry ever becomes a file, whatever its name.
 */
final class ArchiveSource implements TextSource {

    private final Path file;
    private final Path tar;
    private final TarFile archive;
    private final Map<String, TarArchiveEntry> entries = new TreeMap<>();

    private ArchiveSource(Path file, Path tar, TarFile archive) {
        this.file = file;
        this.tar = tar;
        this.archive = archive;
        for (TarArchiveEntry entry : archive.getEntries()) {
            String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
            if (entry.isFile()
                    && !entry.isLink()
                    && !entry.isSymbolicLink()
                    && isInside(name)
                    && TextSource.isText(name)) {
                entries.put(name, entry);
            }
        }
    }

    static ArchiveSource open(Path file) throws IOException {
        Path tar = Files.createTempFile("headroom-corpus", ".tar");
        boolean opened = false;
        try {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
                Files.copy(in, tar, StandardCopyOption.REPLACE_EXISTING);
            }
            ArchiveSource source = new ArchiveSource(file, tar, entries(file, tar));
            opened = true;
            return source;
        } catch (ZipException | EOFException e) {
            throw malformed(file, e);
        } finally {
            if (!opened) {
                Files.deleteIfExists(tar);
            }
        }
    }

    private static TarFile entries(Path file, Path tar) {
        try {
            return new TarFile(tar);
        } catch (IOException | IllegalArgumentException e) {
            // the reader's only way to say that headers are wrong
            throw malformed(file, e);
        }
    }

    private static MalformedFileException malformed(Path file, Exception e) {
        return new MalformedFileException(
                file.toString(), "the archive", "be a whole .tar.gz", String.valueOf(e.getMessage()), e);
    }

    private static boolean isInside(String name) {
        return !name.startsWith("/")
                && !name.contains("\\")
                && Arrays.stream(name.split("/", -1)).noneMatch(".."::equals);
    }

    @Override
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        TarArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new NoSuchFileException(name);
        }
        TextSource.checkSize(file + "/" + name, entry.getSize());
        try (InputStream in = archive.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != entry.getSize()) {
                throw new MalformedFileException(
                        file.toString(), name, "hold " + entry.getSize() + " bytes", bytes.length + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        try {
            archive.close();
            Files.deleteIfExists(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
