package dev.headroom.cli.synth;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a checkpoint with random weights, so that size and speed of a real model can be tried without one. */
@Command(
        name = "synth",
        description = "Writes a checkpoint with random weights: size and speed of a real model, but no knowledge.",
        mixinStandardHelpOptions = true)
public final class SynthCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--shape", paramLabel = "NAME", required = true, description = "tiny, 135m, 1.1b or 7b.")
    private String shape = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Directory of the checkpoint.")
    private Path target = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Equal seeds give equal bytes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /** Reports on {@code terminal}. */
    public SynthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SyntheticShape chosen = SyntheticShape.parse(shape);
        long parameters = chosen.sizes().parameters();
        ByteSize needed = ByteSize.of(2 * parameters);
        requireRoom(needed);
        CancelToken cancel = new CancelToken();
        OnInterrupt interrupt = OnInterrupt.cancelling(cancel);
        try (interrupt;
                ProgressLine progress = new ProgressLine(terminal)) {
            SyntheticCheckpoint.write(chosen, seed, target, OnInterrupt.ending(cancel, progress));
        }
        terminal.print("checkpoint         %s", target.toAbsolutePath().normalize());
        terminal.print("shape              %s, %,d parameters, seed %d", chosen.label(), parameters, seed);
        terminal.print("bytes on disk      %s", needed);
        return 0;
    }

    private void requireRoom(ByteSize needed) throws IOException {
        Files.createDirectories(target);
        ByteSize free = ByteSize.of(Files.getFileStore(target).getUsableSpace());
        if (needed.isMoreThan(free)) {
            throw new IllegalArgumentException("--out must have " + needed + " of free disk, had " + free);
        }
    }
}
