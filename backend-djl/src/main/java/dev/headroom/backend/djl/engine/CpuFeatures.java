package dev.headroom.backend.djl.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the processor can do, as the kernel lists it.
 *
 * @param flags names as in {@code /proc/cpuinfo}, for example {@code avx512_bf16}; empty where they cannot be read
 */
public record CpuFeatures(Set<String> flags) {

    /** Copies the set. */
    public CpuFeatures {
        flags = Set.copyOf(flags);
    }

    /** Reads this machine's flags. */
    public static CpuFeatures detect() {
        return read(Path.of("/proc/cpuinfo"));
    }

    static CpuFeatures read(Path cpuinfo) {
        try {
            for (String line : Files.readAllLines(cpuinfo, StandardCharsets.ISO_8859_1)) {
                int colon = line.indexOf(':');
                String key = colon < 0 ? "" : line.substring(0, colon).strip();
                if (key.equals("flags") || key.equals("Features")) {
                    return new CpuFeatures(
                            Set.of(line.substring(colon + 1).strip().split("\\s+")));
                }
            }
            return new CpuFeatures(Set.of());
        } catch (IOException e) {
            return new CpuFeatures(Set.of());
        }
    }

    /** Returns whether matrix products in bfloat16 run on instructions made for them. */
    public boolean multipliesBfloat16() {
        return bfloat16Flag().isPresent();
    }

    /** Returns the name of the best instructions for matrix products in bfloat16; absent where there are none. */
    public Optional<String> bfloat16Flag() {
        return Stream.of("amx_bf16", "avx512_bf16", "bf16")
                .filter(flags::contains)
                .findFirst();
    }
}
