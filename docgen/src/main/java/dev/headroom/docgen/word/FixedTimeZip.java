package dev.headroom.docgen.word;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes every entry with the earliest time of zip, so that equal documents are equal files. */
final class FixedTimeZip extends ZipArchiveOutputStream {

    private static final long DOS_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0)
            .atZone(ZoneId.systemDefault()) // zip holds local times
            .toInstant()
            .toEpochMilli();

    FixedTimeZip(OutputStream out) {
        super(out);
    }

    @Override
    public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
        entry.setTime(DOS_EPOCH);
        // images are compressed by themselves
        setLevel(entry.getName().contains("word/media/") ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        super.putArchiveEntry(entry);
    }
}
