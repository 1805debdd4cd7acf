package dev.headroom.cli;

import dev.headroom.ConfigLoader;
import dev.headroom.cli.terminal.Terminal;

/** Starts the {@code headroom} command. */
public final class Main {

    private Main() {}

    /** Runs the command named by {@code arguments} and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(HeadroomCommand.run(Terminal.standard(), ConfigLoader::load, arguments));
    }
}
