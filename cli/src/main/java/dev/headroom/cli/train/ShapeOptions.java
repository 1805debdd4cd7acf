package dev.headroom.cli.train;

import dev.headroom.training.NewDecoder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how large a new model is: a named size, of which each part can be changed. */
final class ShapeOptions {

    @Option(
            names = "--size",
            paramLabel = "NAME",
            description = "1m, 5m or 16m: about so many weights with 4,096 tokens (default: ${DEFAULT-VALUE}).")
    private String size = "1m";

    @Option(names = "--layers", paramLabel = "N", description = "Blocks (default: by --size).")
    private @Nullable Integer layers;

    @Option(names = "--hidden", paramLabel = "N", description = "Width of a token's vector (default: by --size).")
    private @Nullable Integer hidden;

    @Option(names = "--heads", paramLabel = "N", description = "Attention heads (default: by --size).")
    private @Nullable Integer heads;

    @Option(names = "--kv-heads", paramLabel = "N", description = "Heads of keys and values (default: as --heads).")
    private @Nullable Integer kvHeads;

    @Option(names = "--feed-forward", paramLabel = "N", description = "Width of a block's middle (default: by --size).")
    private @Nullable Integer feedForward;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens that the model reads at once (default: by --size).")
    private @Nullable Integer context;

    /** Widths are multiples of 32, so that int4 blocks and attention heads come out even. */
    private enum Size {
        M1(4, 128, 4, 352, 256),
        M5(5, 256, 4, 704, 512),
        M16(9, 384, 6, 1024, 512);

        private final int layers;
        private final int hidden;
        private final int heads;
        private final int feedForward;
        private final int context;

        Size(int layers, int hidden, int heads, int feedForward, int context) {
            this.layers = layers;
            this.hidden = hidden;
            this.heads = heads;
            this.feedForward = feedForward;
            this.context = context;
        }
    }

    /** Returns the tokens that the model reads at once. */
    int context() {
        return context == null ? size().context : context;
    }

    /**
     * Returns the model to begin with.
     *
     * @throws IllegalArgumentException if the sizes do not go together
     */
    NewDecoder shape(int vocabularySize) {
        Size base = size();
        int queries = heads == null ? base.heads : heads;
        return new NewDecoder(
                layers == null ? base.layers : layers,
                hidden == null ? base.hidden : hidden,
                feedForward == null ? base.feedForward : feedForward,
                queries,
                kvHeads == null ? queries : kvHeads,
                vocabularySize,
                context());
    }

    private Size size() {
        return switch (size.toLowerCase(Locale.ROOT)) {
            case "1m" -> Size.M1;
            case "5m" -> Size.M5;
            case "16m" -> Size.M16;
            default -> throw new IllegalArgumentException("--size must be 1m, 5m or 16m, was " + size);
        };
    }
}
