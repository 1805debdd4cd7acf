package dev.headroom.cli.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.headroom.ByteSize;
import dev.headroom.backend.djl.engine.TorchLibraries;
import dev.headroom.backend.djl.op.OperatorChoice;
import dev.headroom.relief.NativeTrim;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the findings are about from this process and its kernel. */
final class ThisProcess {

    private static final Path PROC = Path.of("/proc");

    private ThisProcess() {}

    static Processor processor() throws IOException {
        return Processor.parse(
                lines(PROC.resolve("cpuinfo")),
                System.getProperty("os.arch", "unknown"),
                Runtime.getRuntime().availableProcessors());
    }

    static JavaFindings java(ByteSize box) throws IOException {
        return new JavaFindings(
                Runtime.version() + " (" + System.getProperty("java.vendor", "unknown vendor") + ")",
                Runtime.version().feature(),
                ByteSize.of(Runtime.getRuntime().maxMemory()),
                directMemory(),
                box,
                trim(),
                environment(),
                mappedFiles());
    }

    static TrainingFindings training() throws IOException {
        Path home = Path.of(System.getProperty("user.home", "/"));
        String given = environment().getOrDefault("DJL_CACHE_DIR", "");
        Path cache = given.isEmpty() ? home.resolve(".djl.ai") : Path.of(given);
        return new TrainingFindings(
                TorchLibraries.find().availability(), OperatorChoice.detect().describe(), cache.resolve("pytorch"));
    }

    static List<String> mounts() throws IOException {
        return lines(PROC.resolve("self/mounts"));
    }

    // the option says 0 while the limit follows the heap
    private static ByteSize directMemory() {
        long limit = Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
                .map(bean ->
                        Long.parseLong(bean.getVMOption("MaxDirectMemorySize").getValue()))
                .orElse(0L);
        return ByteSize.of(limit > 0 ? limit : Runtime.getRuntime().maxMemory());
    }

    private static JavaFindings.Trim trim() {
        return NativeTrim.run().isPresent() ? JavaFindings.Trim.OFFERED : JavaFindings.Trim.MISSING;
    }

    private static Map<String, String> environment() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        Path file = PROC.resolve("self/environ");
        if (Files.isReadable(file)) {
            for (String entry : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0", -1)) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    variables.put(entry.substring(0, equals), entry.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    private static List<String> mappedFiles() throws IOException {
        return lines(PROC.resolve("self/maps")).stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .distinct()
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isReadable(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }
}
