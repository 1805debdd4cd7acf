package dev.headroom.cli.data;

import dev.headroom.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands about tables. */
@Command(
        name = "data",
        description = "Describes, queries and converts tables: CSV, TSV (also gzipped), Parquet, JSON lines.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DataCommand {

    private DataCommand() {}

    /** Returns the command with its own commands, which report on {@code terminal}. */
    public static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new DataCommand())
                .addSubcommand(new DescribeCommand(terminal))
                .addSubcommand(new DtypePlanCommand(terminal))
                .addSubcommand(new SqlCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal));
    }
}
