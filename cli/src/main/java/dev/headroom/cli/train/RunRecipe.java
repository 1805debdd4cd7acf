package dev.headroom.cli.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a run was begun with, one option per line, so that it is continued with the same or not at all. */
final class RunRecipe {

    static final String FILE_NAME = "recipe.txt";

    private final Map<String, String> options = new LinkedHashMap<>();

    /** Adds an option that the result depends on. */
    RunRecipe with(String option, Object value) {
        options.put(option, value.toString());
        return this;
    }

    /** Adds texts: their paths and how many files and bytes they are. */
    RunRecipe withTexts(String option, Iterable<Path> texts) throws IOException {
        StringBuilder value = new StringBuilder();
        for (Path text : texts) {
            value.append(value.isEmpty() ? "" : ", ")
                    .append(text)
                    .append(" (")
                    .append(extent(text))
                    .append(')');
        }
        return with(option, value);
    }

    private static String extent(Path text) throws IOException {
        if (Files.isRegularFile(text)) {
            return Files.size(text) + " bytes";
        }
        long files = 0;
        long bytes = 0;
        try (Stream<Path> below = Files.walk(text)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                files++;
                bytes += Files.size(file);
            }
        }
        return files + " files of " + bytes + " bytes";
    }

    /**
     * Makes the directory this run's own, or finds that it is.
     *
     * @return whether the run was begun before
     * @throws IllegalArgumentException if the directory holds something else, or a run of other options, naming the first
     */
    boolean claim(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        if (Files.isRegularFile(file)) {
            compare(directory, parse(Files.readString(file, StandardCharsets.UTF_8)));
            return true;
        }
        if (Files.exists(directory) && !isEmpty(directory)) {
            throw new IllegalArgumentException(
                    "--out must be a new directory or that of an earlier run, was " + directory);
        }
        Files.createDirectories(directory);
        StringBuilder text = new StringBuilder();
        options.forEach(
                (option, value) -> text.append(option).append(' ').append(value).append('\n'));
        Path partial = directory.resolve("." + FILE_NAME + ".partial");
        Files.writeString(partial, text, StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    private void compare(Path directory, Map<String, String> before) {
        options.forEach((option, value) -> {
            String old = before.getOrDefault(option, "not given");
            if (!old.equals(value)) {
                throw new IllegalArgumentException(option + " must be as the run in " + directory + " began, " + old
                        + ", was " + value + "; take another --out, or delete that directory");
            }
        });
        before.forEach((option, value) -> {
            if (!options.containsKey(option)) {
                throw new IllegalArgumentException(option + " must be as the run in " + directory + " began, " + value
                        + ", was not given; take another --out, or delete that directory");
            }
        });
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                options.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return options;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.allMatch(path -> path.getFileName().toString().endsWith(".partial"));
        }
    }
}
