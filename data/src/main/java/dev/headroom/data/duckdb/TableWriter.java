package dev.headroom.data.duckdb;

import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes a relation to a file, first under a temporary name beside it. */
final class TableWriter {

    private TableWriter() {}

    /** Returns the name that {@code out} has while it is written; the session must have been opened with it. */
    static Path part(Path out) {
        Path absolute = DuckDbSettings.absolute(out);
        return absolute.resolveSibling("." + absolute.getFileName() + ".part");
    }

    static long write(DuckDb session, String relation, Path out, CancelToken cancel) {
        Path target = DuckDbSettings.absolute(out);
        TableFormat format = TableFormat.of(target);
        if (!session.settings().outputs().contains(target)) {
            throw new IllegalArgumentException("out must be one of the outputs of the session's settings, "
                    + session.settings().outputs() + ", was " + target);
        }
        Path part = part(target);
        boolean moved = false;
        try {
            cancel.throwIfCancelled();
            Files.createDirectories(part.getParent());
            long rows = copy(session, relation, part, format, cancel);
            move(part, target);
            moved = true;
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!moved) {
                delete(part);
            }
        }
    }

    private static long copy(DuckDb session, String relation, Path part, TableFormat format, CancelToken cancel) {
        String sql =
                "COPY (SELECT * FROM " + relation + ") TO " + SqlText.literal(part) + " (" + format.copyOptions() + ")";
        try (Statement statement = session.connection().createStatement()) {
            return Cancelling.during(cancel, statement, () -> (long) statement.executeUpdate(sql));
        } catch (SQLException e) {
            throw SqlErrors.map("writing " + part.getFileName(), e);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
