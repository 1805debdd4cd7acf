package dev.headroom.cli.doctor;

import dev.headroom.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at the JVM and its native surroundings.
 *
 * @param version its version, for example {@code 17.0.15+6}
 * @param feature its feature release, for example 17
 * @param heap the largest heap
 * @param direct most bytes in direct buffers
 * @param box the memory of the box
 * @param trim whether freed native memory can be given back
 * @param environment variables of this process
 * @param mappedFiles files mapped into this process, among them the C library
 */
record JavaFindings(
        String version,
        int feature,
        ByteSize heap,
        ByteSize direct,
        ByteSize box,
        Trim trim,
        Map<String, String> environment,
        List<String> mappedFiles) {

    /** The cache of a 7B model with 2,048 tokens, the largest of the default ladder. */
    private static final ByteSize LARGEST_CACHE = ByteSize.megabytes(537);

    /** Whether the JVM offers the native trim. */
    enum Trim {
        OFFERED,
        MISSING
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                feature >= 17
                        ? Finding.ok("java", version)
                        : Finding.fail("java", version, "Java 17 or newer is needed"));
        findings.add(heapFinding());
        findings.add(directFinding());
        findings.add(
                trim == Trim.OFFERED
                        ? Finding.ok("trim", "freed native memory can be given back to the kernel")
                        : Finding.warn(
                                "trim",
                                "this JVM cannot trim the native heap",
                                "use a JDK of at least 17.0.9 on Linux with glibc"));
        findings.add(libraryFinding());
        findings.add(mallocFinding());
        return findings;
    }

    private Finding heapFinding() {
        String detail = "at most " + heap + " of Java heap";
        return heap.fractionOf(box) > 0.5
                ? Finding.warn(
                        "heap", detail + ", over half of the box", "weights live outside the heap: -Xmx512m is enough")
                : Finding.ok("heap", detail);
    }

    private Finding directFinding() {
        String detail = "at most " + direct + " of direct buffers";
        return LARGEST_CACHE.isMoreThan(direct)
                ? Finding.warn(
                        "direct",
                        detail + "; the cache of a 7B model takes " + LARGEST_CACHE,
                        "start Java with -XX:MaxDirectMemorySize=2g")
                : Finding.ok("direct", detail);
    }

    private Finding libraryFinding() {
        boolean musl = mappedFiles.stream().anyMatch(file -> file.contains("ld-musl") || file.contains("libc.musl"));
        return musl
                ? Finding.fail(
                        "libc",
                        "musl; the native libraries of ONNX Runtime need glibc",
                        "use an image with glibc, for example Debian or Ubuntu instead of Alpine")
                : Finding.ok("libc", "glibc or compatible");
    }

    private Finding mallocFinding() {
        String arenas = environment.getOrDefault("MALLOC_ARENA_MAX", "unset");
        String threshold = environment.getOrDefault("MALLOC_MMAP_THRESHOLD_", "unset");
        String detail = "MALLOC_ARENA_MAX " + arenas + ", MALLOC_MMAP_THRESHOLD_ " + threshold;
        return arenas.equals("unset") || threshold.equals("unset")
                ? Finding.warn(
                        "malloc",
                        detail,
                        "freed weights stay with the process: set MALLOC_ARENA_MAX=2 and"
                                + " MALLOC_MMAP_THRESHOLD_=131072, or start ./headroom")
                : Finding.ok("malloc", detail);
    }
}
