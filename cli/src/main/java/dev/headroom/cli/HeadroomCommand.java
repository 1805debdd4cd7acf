package dev.headroom.cli;

import dev.headroom.OptimizationConfig;
import dev.headroom.cli.terminal.OutputClosedException;
import dev.headroom.cli.terminal.Terminal;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself: its subcommands, its exit codes, and how it reports errors. */
@Command(
        name = "headroom",
        description = "Runs language models, documents and data jobs inside a small box and keeps the process alive.",
        mixinStandardHelpOptions = true,
        versionProvider = HeadroomCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:failed, with one line that says why", " 2:wrong usage"},
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  headroom doctor        what this box is, and what is wrong with it",
            "  headroom plan          which models fit, and how fast they will be",
            "  headroom demo          a search over this project's own documents, and a story",
            "  headroom ask TEXT      the embedded story model goes on with a text",
            "  headroom report FILE.md",
            "                         a page, a PDF and a Word document from Markdown",
            "  headroom data describe FILE",
            "                         what is in a CSV, Parquet or JSON lines file"
        })
final class HeadroomCommand {

    @Option(names = "--verbose", description = "Show the stack trace of an error.", scope = ScopeType.INHERIT)
    private boolean verbose;

    private HeadroomCommand() {}

    /** Runs the arguments and returns the exit code. */
    static int run(Terminal terminal, Supplier<OptimizationConfig> configuration, String... arguments) {
        HeadroomCommand root = new HeadroomCommand();
        CommandLine line = new CommandLine(root);
        Subcommands.of(terminal, configuration, arguments).forEach(line::addSubcommand);
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setUsageHelpWidth(Terminal.COLUMNS);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((error, given) -> usageError(terminal, error));
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            if (error instanceof OutputClosedException) {
                return OutputClosedException.EXIT_CODE;
            }
            ErrorReport.write(terminal, error, topic(command), root.verbose);
            return error instanceof IllegalArgumentException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            line.usage(terminal.err());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    private static ErrorReport.Topic topic(CommandLine failed) {
        boolean tables = failed.getCommandSpec().qualifiedName().startsWith("headroom data");
        return tables ? ErrorReport.Topic.TABLES : ErrorReport.Topic.MODELS;
    }

    private static int usageError(Terminal terminal, CommandLine.ParameterException error) {
        CommandLine command = error.getCommandLine();
        terminal.note("headroom: %s", String.valueOf(error.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, command.getErr())) {
            terminal.note("          see '%s --help'", command.getCommandSpec().qualifiedName());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Reads the version that the jar was built with. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String built = Optional.ofNullable(
                            HeadroomCommand.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"headroom " + built, "Java " + Runtime.version()};
        }
    }
}
