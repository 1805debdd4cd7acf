package dev.headroom.cli.train;

import dev.headroom.training.text.TextCleaning;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which text is learnt. */
final class TextOptions {

    @Option(
            names = "--text",
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = "Text to learn: .txt or .md files, folders of them, .tar.gz archives of them.")
    private List<Path> text = List.of();

    @Option(
            names = "--held-out",
            paramLabel = "PATH",
            description = "Text that is not learnt but measured on, in bits per byte.")
    private @Nullable Path heldOut;

    @Option(
            names = "--clean",
            paramLabel = "HOW",
            description = "book takes out headings, notes and marks of Markdown books; plain joins wrapped lines;"
                    + " by_name is book for .md and plain for the rest; none (default: by_name).")
    private TextCleaning cleaning = TextCleaning.BY_NAME;

    List<Path> text() {
        return text.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
    }

    Optional<Path> heldOut() {
        return Optional.ofNullable(heldOut).map(Path::toAbsolutePath).map(Path::normalize);
    }

    TextCleaning cleaning() {
        return cleaning;
    }
}
