package dev.headroom.cli;

import dev.headroom.OptimizationConfig;
import dev.headroom.cli.ask.AskCommand;
import dev.headroom.cli.compress.CompressCommand;
import dev.headroom.cli.demo.DemoCommand;
import dev.headroom.cli.doctor.DoctorCommand;
import dev.headroom.cli.evaluate.EvaluateCommand;
import dev.headroom.cli.plan.PlanCommand;
import dev.headroom.cli.synth.SynthCommand;
import dev.headroom.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Supplier;

/** The subcommands in the order of the help. */
final class Subcommands {

    private Subcommands() {}

    static List<Object> of(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        return List.of(
                new DemoCommand(terminal, configuration),
                new AskCommand(terminal, configuration),
                new PlanCommand(terminal, configuration),
                new DoctorCommand(terminal, configuration),
                new CompressCommand(terminal, configuration),
                new EvaluateCommand(terminal, configuration),
                new SynthCommand(terminal));
    }
}
