package dev.headroom.cli.train;

import dev.headroom.training.lora.LoraSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what adapter is trained, if one is. */
final class LoraOptions {

    @Option(
            names = "--lora",
            description = "Train an adapter beside the weights instead of the weights: less memory; written as PEFT"
                    + " stores it.")
    private boolean lora;

    @Option(names = "--rank", paramLabel = "N", description = "Rank of the adapter (default: 8).")
    private @Nullable Integer rank;

    @Option(names = "--alpha", paramLabel = "X", description = "Strength of the adapter (default: 16).")
    private @Nullable Double alpha;

    @Option(
            names = "--targets",
            paramLabel = "NAME",
            split = ",",
            description = "Layers with an adapter, for example q_proj,v_proj (default: all-linear).")
    private @Nullable List<String> targets;

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            description = "At the end, write the model with the adapter added to its weights here.")
    private @Nullable Path merge;

    /**
     * Returns the adapter's settings, or nothing where the weights themselves learn.
     *
     * @throws IllegalArgumentException if an option is out of range or stands without {@code --lora}
     */
    Optional<LoraSettings> settings() {
        if (!lora) {
            requireLora("--rank", rank);
            requireLora("--alpha", alpha);
            requireLora("--targets", targets);
            requireLora("--merge", merge);
            return Optional.empty();
        }
        return Optional.of(LoraSettings.of(
                rank == null ? LoraSettings.DEFAULT_RANK : rank,
                alpha == null ? LoraSettings.DEFAULT_ALPHA : alpha,
                targets == null ? List.of(LoraSettings.ALL_LINEAR) : targets));
    }

    /** Returns where the merged checkpoint is to go. */
    Optional<Path> merge() {
        return Optional.ofNullable(merge).map(Path::toAbsolutePath).map(Path::normalize);
    }

    private static void requireLora(String option, @Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException(option + " must stand with --lora, was " + value);
        }
    }
}
