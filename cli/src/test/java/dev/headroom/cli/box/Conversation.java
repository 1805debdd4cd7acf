package dev.headroom.cli.box;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Talks to a process line by line, and ends it at close. */
final class Conversation implements AutoCloseable {

    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    Conversation(ProcessBuilder builder) throws IOException {
        process = builder.redirectErrorStream(true).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "conversation");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("[output ended: " + e + "]");
        }
    }

    void say(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Returns the next line that fits, skipping others. */
    String await(Duration longest, Predicate<String> fits) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no such line within " + longest + " from a process that "
                        + (process.isAlive() ? "lives" : "ended with " + process.exitValue()) + ":\n"
                        + String.join("\n", heard));
            }
            heard.add(line);
            if (fits.test(line)) {
                return line;
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets the process end by itself, which it does when there is nothing more to read. */
    void end() throws IOException {
        input.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
