package dev.headroom.cli.doctor;

import dev.headroom.OptimizationConfig;
import dev.headroom.StorageSettings;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryEvents;
import dev.headroom.box.MemoryProbes;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.model.Backends;
import dev.headroom.spi.BackendSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Looks at everything that a model needs and says what to do where something is missing. */
@Command(
        name = "doctor",
        description = "Says what this box is and what is wrong with it.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    /** Reports on {@code terminal} about this box and the directories of {@code configuration}. */
    public DoctorCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        Box box = Box.detect();
        List<Finding> findings = new ArrayList<>(new BoxFindings(
                        box,
                        ThisProcess.processor(),
                        Runtime.getRuntime().availableProcessors(),
                        MemoryProbes.detect().read(),
                        MemoryEvents.read())
                .look());
        findings.addAll(ThisProcess.java(box.memory()).look());
        try (Backends backends = Backends.discovered(BackendSettings.ofThreads(box.threads()))) {
            findings.addAll(BackendFindings.look(backends.providers()));
        }
        findings.addAll(ThisProcess.training().look());
        StorageSettings storage = configuration.get().storage();
        findings.add(EmbeddedFinding.look(storage));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        findings.addAll(new DirectoryFindings(storage, temporary, ThisProcess.mounts()).look());
        findings.forEach(finding -> terminal.out().println(finding.toLines()));
        return conclude(findings);
    }

    private int conclude(List<Finding> findings) {
        long failed = count(findings, Finding.Level.FAIL);
        long warned = count(findings, Finding.Level.WARN);
        terminal.out().println();
        if (failed + warned == 0) {
            terminal.print("All is well.");
        } else {
            terminal.print("%d to fix, %d to look at.", failed, warned);
        }
        return failed > 0 ? 1 : 0;
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
