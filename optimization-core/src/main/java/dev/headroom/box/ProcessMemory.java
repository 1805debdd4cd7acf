package dev.headroom.box;

import dev.headroom.ByteSize;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Resident memory of one process, by {@code /proc/PID/status}.
 *
 * <p>Thread-safe.
 *
 * @param resident what is in RAM now (VmRSS)
 * @param peakResident the most that ever was (VmHWM)
 * @param anonymous heap, stacks and native allocations (RssAnon)
 * @param file mapped files, for example weights and libraries (RssFile)
 */
public record ProcessMemory(ByteSize resident, ByteSize peakResident, ByteSize anonymous, ByteSize file) {

    /** Returns the memory of this process; empty on systems without {@code /proc}. */
    public static Optional<ProcessMemory> ofThisProcess() {
        return read(Path.of("/proc/self/status"));
    }

    /** Returns the memory of process {@code pid}; empty if it has ended or on systems without {@code /proc}. */
    public static Optional<ProcessMemory> of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"));
    }

    static Optional<ProcessMemory> read(Path status) {
        // A process that is being taken down has a status file without memory lines.
        return KernelFile.readIfThere(status)
                .filter(file -> file.valueOr("VmRSS:", -1) >= 0)
                .map(file -> new ProcessMemory(
                        ByteSize.of(file.value("VmRSS:")),
                        ByteSize.of(file.valueOr("VmHWM:", file.value("VmRSS:"))),
                        ByteSize.of(file.valueOr("RssAnon:", 0)),
                        ByteSize.of(file.valueOr("RssFile:", 0))));
    }
}
