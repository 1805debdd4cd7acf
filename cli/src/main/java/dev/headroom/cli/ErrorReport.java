package dev.headroom.cli;

import dev.headroom.BackendException;
import dev.headroom.DamagedArtefactException;
import dev.headroom.HeadroomException;
import dev.headroom.MalformedFileException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.NoBackendException;
import dev.headroom.OverBudgetException;
import dev.headroom.QueueFullException;
import dev.headroom.RequestTimeoutException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Tells a person what failed and what to do about it. */
final class ErrorReport {

    private ErrorReport() {}

    /** What the failed command was about: the same refusal has another cure there. */
    enum Topic {
        MODELS,
        TABLES
    }

    /** Writes one line, a second with the cure where there is one, and the stack trace if it is wanted. */
    static void write(Terminal terminal, Throwable error, Topic topic, boolean verbose) {
        if (error instanceof ModelNotFoundException missing) {
            terminal.note("headroom: model %s was not found; looked in", missing.modelId());
            missing.lookedIn().forEach(place -> terminal.note("          %s", Paragraph.wrap(place, 10, 12)));
        } else {
            terminal.note("headroom: %s", message(error));
        }
        (topic == Topic.TABLES ? cureOfTables(error) : cure(error))
                .ifPresent(text -> terminal.note("          %s", text));
        if (verbose) {
            error.printStackTrace(terminal.err());
        }
    }

    private static String message(Throwable error) {
        String text = error.getMessage();
        if (error instanceof UncheckedIOException || error instanceof java.io.IOException) {
            Throwable io = error instanceof UncheckedIOException unchecked && unchecked.getCause() != null
                    ? unchecked.getCause()
                    : error;
            return "cannot read or write " + io.getMessage() + why(io);
        }
        boolean plain = error instanceof HeadroomException
                || error instanceof IllegalArgumentException
                || error instanceof IllegalStateException;
        return plain && text != null ? text : error.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }

    /** The exceptions of the file system say in their type what people want in words. */
    private static String why(Throwable io) {
        if (io instanceof NoSuchFileException) {
            return ": it does not exist";
        }
        if (io instanceof AccessDeniedException) {
            return ": permission denied";
        }
        if (io instanceof FileAlreadyExistsException) {
            return ": it exists already";
        }
        return io.getClass() == java.io.IOException.class || io instanceof FileSystemException
                ? ""
                : " (" + io.getClass().getSimpleName() + ")";
    }

    private static Optional<String> cureOfTables(Throwable error) {
        if (error instanceof OverBudgetException) {
            return Optional.of("name the --column that you need, a smaller --memory, or a larger heap (-Xmx)");
        }
        if (error instanceof MalformedFileException) {
            return Optional.of("--delimiter, --quote, --skip-lines and --encoding override what was detected;"
                    + " --bad-rows skip goes on after a bad row");
        }
        return error instanceof HeadroomException ? Optional.empty() : cure(error);
    }

    private static Optional<String> cure(Throwable error) {
        if (error instanceof OverBudgetException) {
            return Optional.of("take a smaller model, --precision int4, a shorter --context, or see 'headroom plan'");
        }
        if (error instanceof ModelNotFoundException) {
            return Optional.of("give the path of an artefact, a checkpoint directory or a GGUF file");
        }
        if (error instanceof DamagedArtefactException) {
            return Optional.of("delete it and compress the checkpoint again");
        }
        if (error instanceof MalformedFileException) {
            return Optional.of("the file is broken or cut off; fetch it again");
        }
        if (error instanceof NoBackendException) {
            return Optional.of("'headroom doctor' lists the backends and what they lack");
        }
        if (error instanceof UnsupportedFeatureException) {
            return Optional.of("'headroom plan' lists the models that are known to run");
        }
        if (error instanceof QueueFullException || error instanceof RequestTimeoutException) {
            return Optional.of("try again, with fewer --max-tokens or a smaller model");
        }
        if (error instanceof BackendException) {
            return Optional.of("'headroom doctor' checks the box; --verbose shows where it failed");
        }
        if (error instanceof HeadroomException || error instanceof IllegalArgumentException) {
            return Optional.empty();
        }
        return Optional.of("--verbose shows where it failed");
    }
}
