package dev.headroom.testkit;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextGenerator;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Gives the pieces of the script, rotated by the seed where the settings sample. */
final class FakeGenerator implements TextGenerator {

    private static final Duration PREFILL = Duration.ofMillis(10);
    private static final Duration PER_TOKEN = Duration.ofMillis(1);

    private final FakeModel model;

    FakeGenerator(FakeModel model) {
        this.model = model;
    }

    @Override
    public int contextLength() {
        return model.contextLength();
    }

    @Override
    public int countTokens(Prompt prompt) {
        model.checkOpen();
        return FakeTokens.encode(prompt).length;
    }

    @Override
    public GenerationOutcome generate(Prompt prompt, GenerationSettings settings, TextSink sink, CancelToken cancel) {
        model.checkOpen();
        model.calls().generations.incrementAndGet();
        int promptTokens = countTokens(prompt);
        int room = contextLength() - promptTokens;
        if (room < 1) {
            throw new IllegalArgumentException(
                    "prompt must be shorter than the context of " + contextLength() + " tokens, was " + promptTokens);
        }
        List<String> pieces = pieces(settings);
        StringBuilder text = new StringBuilder();
        FinishReason finish = FinishReason.STOP;
        int generated = 0;
        int sent = 0;
        for (String piece : pieces) {
            model.script().onToken().accept(generated);
            if (cancel.isCancelled()) {
                finish = cancelled(cancel);
                break;
            }
            if (generated == Math.min(settings.maxTokens(), room)) {
                finish = FinishReason.LENGTH;
                break;
            }
            generated++;
            text.append(piece);
            int stop = firstStop(text, settings.stop());
            if (stop >= 0) {
                text.setLength(stop);
                break;
            }
            // what might be the beginning of a stop string is held back
            int safe = text.length() - heldBack(text, settings.stop());
            sent = send(text, sent, safe, sink);
        }
        send(text, sent, text.length(), sink);
        return new GenerationOutcome(
                text.toString(), finish, promptTokens, generated, PREFILL, PER_TOKEN.multipliedBy(generated));
    }

    private List<String> pieces(GenerationSettings settings) {
        List<String> pieces = new java.util.ArrayList<>(model.script().pieces());
        if (settings.temperature() > 0
                && settings.topK() != 1
                && settings.seed().isPresent()) {
            Collections.rotate(pieces, new Random(settings.seed().getAsLong()).nextInt(1 + pieces.size()));
        }
        return pieces;
    }

    private static FinishReason cancelled(CancelToken cancel) {
        return cancel.reason().filter(CancelToken.Reason.DEADLINE::equals).isPresent()
                ? FinishReason.DEADLINE
                : FinishReason.CANCELLED;
    }

    private static int send(StringBuilder text, int from, int to, TextSink sink) {
        if (to <= from) {
            return from;
        }
        sink.accept(text.substring(from, to));
        return to;
    }

    private static int firstStop(StringBuilder text, List<String> stops) {
        return stops.stream()
                .mapToInt(text::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(-1);
    }

    private static int heldBack(StringBuilder text, List<String> stops) {
        int most = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, text.length()); length > most; length--) {
                if (stop.startsWith(text.substring(text.length() - length))) {
                    most = length;
                }
            }
        }
        return most;
    }
}
