package dev.headroom.cli.data;

import dev.headroom.ByteSize;
import dev.headroom.data.duckdb.DuckDbSettings;
import picocli.CommandLine.Option;

/** How much native memory DuckDB may take. */
final class MemoryOption {

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Buffers of DuckDB, which reads Parquet and JSON and runs SQL; more is spilled to disk"
                    + " (default: ${DEFAULT-VALUE}).")
    private String size = DuckDbSettings.DEFAULT_MEGABYTES + "MB";

    ByteSize size() {
        return ByteSize.parse(size);
    }
}
