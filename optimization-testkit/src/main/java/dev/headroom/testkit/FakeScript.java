package dev.headroom.testkit;

import dev.headroom.ByteSize;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What a {@link FakeBackend} pretends.
 *
 * <pre>{@code
 * FakeScript script = FakeScript.defaults().withPieces(List.of("Hello", " world")).withEstimate(ByteSize.megabytes(40));
 * }</pre>
 *
 * @param id id of the backend
 * @param rank its preference
 * @param capabilities what it declares
 * @param formats the formats that it runs
 * @param contextLength the longest context of its models
 * @param pieces the pieces of every answer, in order, each one token; the answer stops after the last
 * @param estimate what it says a model would take
 * @param held what a loaded model says it holds
 * @param onLoad runs inside every load, before the model is ready; may throw
 * @param onToken runs before every token, with its index from 0
 */
public record FakeScript(
        String id,
        int rank,
        Set<BackendCapability> capabilities,
        Set<ModelFormat> formats,
        int contextLength,
        List<String> pieces,
        MemoryEstimate estimate,
        NativeMemory held,
        Consumer<ModelFiles> onLoad,
        IntConsumer onToken) {

    private static final List<String> STORY = List.of(
            "Once", " upon", " a", " time", " there", " was", " a", " small", " box", " that", " held", " a", " very",
            " large", " model", ".", " It", " ran", " all", " day", " and", " was", " never", " killed", ".");

    /** Copies collections and rejects nulls. */
    public FakeScript {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(estimate, "estimate");
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(onLoad, "onLoad");
        Objects.requireNonNull(onToken, "onToken");
        capabilities = Set.copyOf(capabilities);
        formats = Set.copyOf(formats);
        pieces = List.copyOf(pieces);
    }

    /** Returns a backend {@code fake} of rank -1000 that can do everything, tells a short story and takes 10 MB. */
    public static FakeScript defaults() {
        return new FakeScript(
                "fake",
                -1000,
                EnumSet.allOf(BackendCapability.class),
                EnumSet.allOf(ModelFormat.class),
                2048,
                STORY,
                estimateOf(ByteSize.megabytes(10)),
                heldOf(ByteSize.megabytes(8)),
                files -> {},
                index -> {});
    }

    /** Returns this script under another id. */
    public FakeScript withId(String name) {
        return new FakeScript(
                name, rank, capabilities, formats, contextLength, pieces, estimate, held, onLoad, onToken);
    }

    /** Returns this script with another rank. */
    public FakeScript withRank(int value) {
        return new FakeScript(id, value, capabilities, formats, contextLength, pieces, estimate, held, onLoad, onToken);
    }

    /** Returns this script with other capabilities. */
    public FakeScript withCapabilities(Set<BackendCapability> declared) {
        return new FakeScript(id, rank, declared, formats, contextLength, pieces, estimate, held, onLoad, onToken);
    }

    /** Returns this script for other formats. */
    public FakeScript withFormats(Set<ModelFormat> runs) {
        return new FakeScript(id, rank, capabilities, runs, contextLength, pieces, estimate, held, onLoad, onToken);
    }

    /** Returns this script with another longest context. */
    public FakeScript withContextLength(int tokens) {
        return new FakeScript(id, rank, capabilities, formats, tokens, pieces, estimate, held, onLoad, onToken);
    }

    /** Returns this script with other answers. */
    public FakeScript withPieces(List<String> answer) {
        return new FakeScript(id, rank, capabilities, formats, contextLength, answer, estimate, held, onLoad, onToken);
    }

    /** Returns this script with models that are said to take {@code bytes}, four fifths of which they then hold. */
    public FakeScript withEstimate(ByteSize bytes) {
        return new FakeScript(
                id,
                rank,
                capabilities,
                formats,
                contextLength,
                pieces,
                estimateOf(bytes),
                heldOf(bytes.times(0.8)),
                onLoad,
                onToken);
    }

    /** Returns this script with an action inside every load. */
    public FakeScript withOnLoad(Consumer<ModelFiles> action) {
        return new FakeScript(id, rank, capabilities, formats, contextLength, pieces, estimate, held, action, onToken);
    }

    /** Returns this script with an action before every token. */
    public FakeScript withOnToken(IntConsumer action) {
        return new FakeScript(id, rank, capabilities, formats, contextLength, pieces, estimate, held, onLoad, action);
    }

    private static MemoryEstimate estimateOf(ByteSize bytes) {
        return new MemoryEstimate(bytes, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO);
    }

    private static NativeMemory heldOf(ByteSize bytes) {
        return new NativeMemory(bytes, ByteSize.ZERO, ByteSize.ZERO);
    }
}
