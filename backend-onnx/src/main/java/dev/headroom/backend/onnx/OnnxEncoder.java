package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.ByteSize;
import dev.headroom.embedding.Embeddings;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.Pooling;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import dev.headroom.spi.TextEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence encoder in memory. Sentences are sorted by length into batches, so that little is padded; a sentence that
 * is too long is cut.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
final class OnnxEncoder extends RunningModel implements TextEmbedder {

    private final EncoderGraph graph;
    private final EncoderTokenizer tokenizer;
    private final Pooling pooling;
    private final Bytes bytes;

    private OnnxEncoder(
            ModelProfile profile, EncoderGraph graph, EncoderTokenizer tokenizer, Pooling pooling, Bytes bytes) {
        super(profile);
        this.graph = graph;
        this.tokenizer = tokenizer;
        this.pooling = pooling;
        this.bytes = bytes;
    }

    /** What the gauge cannot ask the runtime for: the weights in bytes, and the longest sentence in tokens. */
    record Bytes(long weights, int longest) {}

    /** Loads an encoder, on the inference thread; nothing stays allocated if it fails. Owns the tokenizer. */
    static OnnxEncoder open(
            OrtRuntime runtime,
            ModelProfile profile,
            Path graph,
            EncoderTokenizer tokenizer,
            Pooling pooling,
            Bytes bytes)
            throws OrtException {
        boolean complete = false;
        try {
            EncoderGraph opened = EncoderGraph.open(runtime, graph, bytes.longest());
            complete = true;
            return new OnnxEncoder(profile, opened, tokenizer, pooling, bytes);
        } finally {
            if (!complete) {
                tokenizer.close();
            }
        }
    }

    @Override
    public NativeMemory held() {
        if (isClosed()) {
            return NativeMemory.NONE;
        }
        long scratch = EncoderEstimate.scratch(profile().shape(), bytes.longest());
        return new NativeMemory(
                ByteSize.of(bytes.weights()), ByteSize.ZERO, ByteSize.of(graph.bufferBytes() + scratch));
    }

    @Override
    public TextEmbedder embedder() {
        calls().checkOpen();
        return this;
    }

    @Override
    public int dimensions() {
        return graph.width();
    }

    @Override
    public Embeddings embed(List<String> texts, CancelToken cancel) {
        calls().checkOpen();
        List<Sentence> sentences = texts.stream().map(tokenizer::encode).toList();
        return calls().call("embedding", cancel, control -> new Embeddings(run(sentences, control)));
    }

    private List<float[]> run(List<Sentence> sentences, RunControl control) throws OrtException {
        float[][] vectors = new float[sentences.size()][];
        for (List<Integer> batch : EncoderGraph.BATCHES.of(sentences)) {
            control.stop().throwIfStopped();
            List<float[]> part = runBatch(batch.stream().map(sentences::get).toList(), control);
            for (int i = 0; i < part.size(); i++) {
                vectors[batch.get(i)] = part.get(i);
            }
        }
        return new ArrayList<>(List.of(vectors));
    }

    private List<float[]> runBatch(List<Sentence> batch, RunControl control) throws OrtException {
        try {
            return graph.embed(batch, pooling, trim().options(control));
        } catch (OrtException e) {
            control.stop().throwIfStopped(); // the run was ended because of it
            throw e;
        }
    }

    @Override
    void shrinkArena() throws OrtException {
        graph.shrinkArena();
    }

    @Override
    void free() throws OrtException {
        tokenizer.close();
        graph.close();
    }
}
