package dev.headroom.cli;

import dev.headroom.OptimizationConfig;
import dev.headroom.cli.ask.AskCommand;
import dev.headroom.cli.compress.CompressCommand;
import dev.headroom.cli.data.DataCommand;
import dev.headroom.cli.demo.DemoCommand;
import dev.headroom.cli.doctor.DoctorCommand;
import dev.headroom.cli.evaluate.EvaluateCommand;
import dev.headroom.cli.plan.PlanCommand;
import dev.headroom.cli.report.ReportCommand;
import dev.headroom.cli.synth.SynthCommand;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.cli.train.FinetuneCommand;
import dev.headroom.cli.train.TrainCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The subcommands in the order of the help. */
final class Subcommands {

    private Subcommands() {}

    /**
     * Returns the subcommand that the arguments name, or all of them where they name none: the parser looks at every
     * class that a command mentions, and answering a question has no use for those of training.
     */
    static List<Object> of(Terminal terminal, Supplier<OptimizationConfig> configuration, String... arguments) {
        Map<String, Supplier<Object>> all = all(terminal, configuration);
        Optional<Supplier<Object>> named = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .map(all::get);
        return named.map(command -> List.of(command.get()))
                .orElseGet(() -> all.values().stream().map(Supplier::get).toList());
    }

    private static Map<String, Supplier<Object>> all(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("demo", () -> new DemoCommand(terminal, configuration));
        all.put("ask", () -> new AskCommand(terminal, configuration));
        all.put("plan", () -> new PlanCommand(terminal, configuration));
        all.put("doctor", () -> new DoctorCommand(terminal, configuration));
        all.put("compress", () -> new CompressCommand(terminal, configuration));
        all.put("evaluate", () -> new EvaluateCommand(terminal, configuration));
        all.put("train", () -> new TrainCommand(terminal));
        all.put("finetune", () -> new FinetuneCommand(terminal, configuration));
        all.put("synth", () -> new SynthCommand(terminal));
        all.put("report", () -> new ReportCommand(terminal));
        all.put("data", () -> DataCommand.withSubcommands(terminal));
        return all;
    }
}
