package dev.headroom.data.arrow;

import dev.headroom.BackendException;
import dev.headroom.budget.Lease;
import dev.headroom.data.frame.Frame;
import dev.headroom.file.FileReplacement;
import dev.headroom.spi.Availability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * Writes frames as Arrow IPC files ({@code .arrow}, Feather version 2), in batches of up to 65,536 rows. The file is
 * there as a whole or not at all, see {@link FileReplacement}.
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
 * refused; {@link BackendException} where one batch needs more than the limit; {@link IllegalArgumentException} for a
 * text with half a surrogate pair or a date beyond 32 bits of days.
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
        Optional<Lease> lease = settings.budget().map(budget -> budget.reserve("Arrow export", settings.memoryLimit()));
        try (FileReplacement replacement = FileReplacement.of(file)) {
            ArrowFile.write(frame, replacement.part(), settings.memoryLimit().bytes());
            replacement.complete();
        } catch (OutOfMemoryException e) {
            throw new BackendException(
                    "arrow", "a batch of rows needs more than the limit of " + settings.memoryLimit(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lease.ifPresent(Lease::close);
        }
    }
}
