package dev.headroom.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pressure stall information of the first of some files that can be read: our own group's {@code memory.pressure}, else
 * the machine's {@code /proc/pressure/memory}. Polling the ten-second average needs no privilege.
 */
final class StallSource {

    private static final String AVERAGE = "avg10=";

    private final List<Path> candidates;

    StallSource(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    Optional<PressureStall> read() {
        for (Path candidate : candidates) {
            Optional<KernelFile> file = KernelFile.readIfThere(candidate);
            if (file.isPresent() && !file.get().text().isBlank()) {
                return Optional.of(parse(file.get()));
            }
        }
        return Optional.empty();
    }

    // some avg10=0.12 avg60=0.05 avg300=0.00 total=1234
    private static PressureStall parse(KernelFile file) {
        double some = -1;
        double full = 0;
        for (String line : file.text().lines().toList()) {
            if (line.startsWith("some ")) {
                some = average(file, line);
            } else if (line.startsWith("full ")) {
                full = average(file, line);
            }
        }
        if (some < 0) {
            throw file.malformed("'some avg10'", file.text().strip());
        }
        return new PressureStall(some, full);
    }

    private static double average(KernelFile file, String line) {
        int start = line.indexOf(AVERAGE);
        if (start >= 0) {
            int end = line.indexOf(' ', start);
            try {
                double percent =
                        Double.parseDouble(line.substring(start + AVERAGE.length(), end < 0 ? line.length() : end));
                if (percent >= 0 && percent <= 100) {
                    return percent;
                }
            } catch (NumberFormatException e) {
                throw file.malformed("'avg10'", line);
            }
        }
        throw file.malformed("'avg10'", line);
    }
}
