package dev.headroom.cli.model;

import dev.headroom.compress.CompressionSettings;
import dev.headroom.model.Precision;
import picocli.CommandLine.Option;

/** The options that say how a checkpoint is compressed. */
public final class PrecisionOptions {

    @Option(names = "--precision", paramLabel = "NAME", description = "int4 or fp32 (default: int4).")
    private String precision = "int4";

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Weights that share a scale: 32 is more accurate, 128 smaller and faster (default: 32).")
    private int block = CompressionSettings.DEFAULT_BLOCK_SIZE;

    /** Made by the parser. */
    public PrecisionOptions() {}

    /**
     * Returns what the options say.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public CompressionSettings settings() {
        return CompressionSettings.of(Precision.parse(precision)).withBlockSize(block);
    }
}
