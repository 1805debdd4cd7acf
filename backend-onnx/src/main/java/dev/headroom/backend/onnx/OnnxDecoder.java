package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.checkpoint.artefact.ArtefactManifest.SpecialTokens;
import dev.headroom.inference.DecoderGenerator;
import dev.headroom.inference.DecoderScorer;
import dev.headroom.inference.DecoderTokenizer;
import dev.headroom.inference.PromptEncoder;
import dev.headroom.model.ModelProfile;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import dev.headroom.spi.TextGenerator;
import dev.headroom.spi.TokenScorer;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A decoder in memory, from an artefact.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
final class OnnxDecoder extends RunningModel {

    private final DecoderGraph graph;
    private final DecoderTokenizer tokenizer;
    private final ArtefactManifest manifest;
    private final TextGenerator generator;
    private final TokenScorer scorer;

    private OnnxDecoder(ModelProfile profile, DecoderGraph graph, DecoderTokenizer tokenizer, Artefact artefact) {
        super(profile);
        this.graph = graph;
        this.tokenizer = tokenizer;
        manifest = artefact.manifest();
        SpecialTokens tokens = manifest.tokens();
        OptionalInt end = tokens.eos().stream().mapToInt(Integer::intValue).findFirst();
        PromptEncoder prompts =
                new PromptEncoder(tokenizer::encode, ArtefactTokenizer.chatTemplate(artefact), tokens.bos(), end);
        GraphCalls graphCalls = new GraphCalls(calls(), graph, trim());
        generator = new DecoderGenerator(graphCalls, prompts, tokenizer, Set.copyOf(tokens.eos()));
        scorer = new DecoderScorer(graphCalls, prompts, tokenizer);
    }

    /** Loads a verified artefact, on the inference thread; nothing stays allocated if it fails. */
    static OnnxDecoder open(OrtRuntime runtime, Artefact artefact, ModelProfile profile, int context)
            throws OrtException {
        DecoderTokenizer tokenizer = ArtefactTokenizer.open(artefact);
        DecoderGraph graph = null;
        boolean complete = false;
        try {
            graph = DecoderGraph.open(runtime, artefact.file(ArtefactManifest.GRAPH), artefact.manifest(), context);
            OnnxDecoder decoder = new OnnxDecoder(profile, graph, tokenizer, artefact);
            complete = true;
            return decoder;
        } finally {
            if (!complete) {
                tokenizer.close();
                if (graph != null) {
                    graph.close();
                }
            }
        }
    }

    @Override
    public NativeMemory held() {
        if (isClosed()) {
            return NativeMemory.NONE;
        }
        long scratch = DecoderEstimate.scratch(manifest, graph.context());
        return new NativeMemory(
                ByteSize.of(
                        manifest.weights().packedBytes() + manifest.weights().mappedBytes()),
                ByteSize.of(graph.cacheBytes()),
                ByteSize.of(graph.bufferBytes() + scratch));
    }

    @Override
    public TextGenerator generator() {
        calls().checkOpen();
        return generator;
    }

    @Override
    public TokenScorer scorer() {
        calls().checkOpen();
        return scorer;
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
