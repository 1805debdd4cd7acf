package dev.headroom.evaluate;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.spi.TokenScorer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How an artefact compares with its source on a stated text. It can only be made by running both, so that no figure
 * stands in a manifest without a run behind it.
 *
 * <pre>{@code
 * QualityReport report = QualityReport.measure("TinyStories, 100 documents", source.scorer(), artefact.scorer(),
 *         documents, Progress.unwatched());
 * Artefact better = artefact.withQuality(report.quality());
 * }</pre>
 *
 * <p>Immutable, thread-safe.
 */
public final class QualityReport {

    private final String text;
    private final DivergenceResult divergence;
    private final Optional<Sizes> sizes;
    private final Optional<Speeds> speeds;

    private QualityReport(String text, DivergenceResult divergence, Optional<Sizes> sizes, Optional<Speeds> speeds) {
        this.text = Objects.requireNonNull(text, "text");
        this.divergence = divergence;
        this.sizes = sizes;
        this.speeds = speeds;
    }

    /**
     * Bytes on disk.
     *
     * @param source of the source
     * @param artefact of the artefact
     */
    public record Sizes(ByteSize source, ByteSize artefact) {}

    /**
     * Tokens per second, measured in turns.
     *
     * @param source of the source
     * @param artefact of the artefact
     */
    public record Speeds(SpeedResult source, SpeedResult artefact) {}

    /**
     * Runs both models over the same documents.
     *
     * @param text the name of the text, for people
     * @param source the unquantised model of the same checkpoint
     * @param artefact the model that is judged
     * @param documents the text itself
     * @param progress watches and stops
     * @throws IllegalArgumentException if the two do not share vocabulary and tokens, or the text is empty
     */
    public static QualityReport measure(
            String text, TokenScorer source, TokenScorer artefact, List<String> documents, Progress progress) {
        DivergenceResult divergence = new Divergence(source, artefact).overDocuments(documents, progress);
        return new QualityReport(text, divergence, Optional.empty(), Optional.empty());
    }

    /** Returns this report with bytes on disk. */
    public QualityReport withSizes(Sizes bytes) {
        return new QualityReport(text, divergence, Optional.of(bytes), speeds);
    }

    /** Returns this report with measured speeds. */
    public QualityReport withSpeeds(Speeds measured) {
        return new QualityReport(text, divergence, sizes, Optional.of(measured));
    }

    /** Returns the comparison itself. */
    public DivergenceResult divergence() {
        return divergence;
    }

    /** Returns what the artefact's manifest keeps. */
    public ArtefactManifest.Quality quality() {
        return new ArtefactManifest.Quality(
                text,
                divergence.tokens(),
                divergence.sourcePerplexity(),
                divergence.perplexity(),
                divergence.meanNats(),
                divergence.topOneAgreement());
    }

    /** Returns the report as aligned lines of at most 80 columns. */
    public String toText() {
        StringBuilder out = new StringBuilder();
        line(out, "text", "%s", text);
        line(out, "predictions", "%d", divergence.tokens());
        line(
                out,
                "perplexity",
                "%.3f, source %.3f (%+.2f %%)",
                divergence.perplexity(),
                divergence.sourcePerplexity(),
                100 * divergence.perplexityIncrease());
        line(
                out,
                "divergence",
                "mean %.5f, median %.5f, 95 %% below %.5f nats/token",
                divergence.meanNats(),
                divergence.medianNats(),
                divergence.upperNats());
        line(out, "same first choice", "%.2f %%", 100 * divergence.topOneAgreement());
        sizes.ifPresent(bytes -> line(
                out,
                "bytes on disk",
                "%s, source %s (%+.1f %%)",
                bytes.artefact(),
                bytes.source(),
                100 * (bytes.artefact().fractionOf(bytes.source()) - 1)));
        speeds.ifPresent(pair -> {
            line(out, "reading", "%s", pace(pair, true));
            line(out, "writing", "%s", pace(pair, false));
        });
        return out.toString();
    }

    private static String pace(Speeds pair, boolean reading) {
        double own = reading
                ? pair.artefact().prefillTokensPerSecond()
                : pair.artefact().decodeTokensPerSecond();
        double source =
                reading ? pair.source().prefillTokensPerSecond() : pair.source().decodeTokensPerSecond();
        return String.format(Locale.ROOT, "%.1f tokens/s, source %.1f", own, source);
    }

    private static void line(StringBuilder out, String name, String format, Object... values) {
        out.append(String.format(Locale.ROOT, "%-18s ", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
