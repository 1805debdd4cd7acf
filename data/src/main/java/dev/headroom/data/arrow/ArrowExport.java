package dev.headroom.data.arrow;

import dev.headroom.BackendException;
import dev.headroom.budget.Lease;
import dev.headroom.data.frame.Frame;
import dev.headroom.spi.Availability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * Writes frames as Arrow IPC files ({@code .arrow}, Feather version 2), in batches of up to 65,536 rows, first under a
 * temporary name beside the target.
 *
 * <pre>{@code
 * ArrowExport.write(frame, Path.of("flights.arrow"));
 * }</pre>
 *
 * <p>Whole numbers become int64, decimals float64, truth values bool, dates date32, times timestamp[us], instants
 * timestamp[us, UTC]; text is utf8, with a dictionary where the column has one. Nulls stay nulls.
 *
 * <p>Thread-safe. Memory: up to the limit of its settings, leased before anything is allocated. Errors:
 * {@link dev.headroom.UnsupportedFeatureException} where Arrow is not on the class path or Java was started without
 * {@code --add-opens=java.base/java.nio=ALL-UNNAMED}; {@link dev.headroom.OverBudgetException} where the lease is
 * refused; {@link BackendException} where one batch needs more than the limit.
 */
public final class ArrowExport {

    private ArrowExport() {}

    /** Returns whether Arrow is on the class path and may work in this process; runs nothing of it. */
    public static Availability availability() {
        return ArrowLibrary.availability(ArrowExport.class.getClassLoader());
    }

    /** Writes a frame with default settings. */
    public static void write(Frame frame, Path file) {
        write(frame, file, ArrowSettings.defaults());
    }

    /** Writes a frame. */
    public static void write(Frame frame, Path file, ArrowSettings settings) {
        ArrowLibrary.require(ArrowExport.class.getClassLoader());
        Path target = file.toAbsolutePath().normalize();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        Optional<Lease> lease = settings.budget().map(budget -> budget.reserve("Arrow export", settings.memoryLimit()));
        try {
            Files.createDirectories(part.getParent());
            ArrowFile.write(frame, part, settings.memoryLimit().bytes());
            move(part, target);
        } catch (OutOfMemoryException e) {
            throw new BackendException(
                    "arrow", "a batch of rows needs more than the limit of " + settings.memoryLimit(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(part);
            lease.ifPresent(Lease::close);
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
