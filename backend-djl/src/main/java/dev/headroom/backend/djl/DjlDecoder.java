package dev.headroom.backend.djl;

import dev.headroom.ByteSize;
import dev.headroom.backend.djl.architecture.Architectures;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.KeyValueCache;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.GenerationDefaults;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.chat.ChatTemplate;
import dev.headroom.checkpoint.chat.Ending;
import dev.headroom.checkpoint.tokenizer.LeadingToken;
import dev.headroom.generation.ChatMessage;
import dev.headroom.inference.DecoderCalls;
import dev.headroom.inference.DecoderGenerator;
import dev.headroom.inference.DecoderScorer;
import dev.headroom.inference.DecoderTokenizer;
import dev.headroom.inference.PromptEncoder;
import dev.headroom.inference.StopSwitch;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import dev.headroom.spi.TextGenerator;
import dev.headroom.spi.TokenScorer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * A decoder in memory, from a checkpoint. Holds its weights and the key/value cache of the whole context.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
final class DjlDecoder extends RunningModel implements DecoderCalls {

    private final LoadedArrays arrays;
    private final ModelConfig config;
    private final int context;
    private final DecoderNetwork network;
    private final KeyValueCache cache;
    private final DecoderTokenizer tokenizer;
    private final TextGenerator generator;
    private final TokenScorer scorer;

    @SuppressWarnings("this-escape")
    private DjlDecoder(ModelProfile profile, LoadedArrays arrays, int context, DecoderTokenizer tokenizer) {
        super(profile, arrays);
        this.arrays = arrays;
        this.config = arrays.checkpoint().config();
        this.context = context;
        this.network = Architectures.decoder(config, arrays.weights(), arrays.ops());
        this.cache = new KeyValueCache(arrays.manager(), config, context, arrays.ops());
        this.tokenizer = tokenizer;
        PromptEncoder prompts = prompts(arrays.checkpoint(), tokenizer);
        generator = new DecoderGenerator(this, prompts, tokenizer, Set.copyOf(endTokens(arrays.checkpoint())));
        scorer = new DecoderScorer(this, prompts, tokenizer);
    }

    /** Makes a decoder, on the inference thread; nothing stays allocated if it fails. Owns the arrays. */
    static DjlDecoder open(ModelProfile profile, LoadedArrays arrays, int context) {
        DecoderTokenizer tokenizer = null;
        boolean complete = false;
        try {
            tokenizer = DecoderTokenizer.of(arrays.checkpoint().tokenizerJson());
            DjlDecoder decoder = new DjlDecoder(profile, arrays, context, tokenizer);
            probe(arrays, decoder::tryLastPosition);
            complete = true;
            return decoder;
        } finally {
            if (!complete) {
                arrays.close();
                if (tokenizer != null) {
                    tokenizer.close();
                }
            }
        }
    }

    /** The table of positions may be shorter, and that of tokens of another length, than the configuration says. */
    private FloatBuffer tryLastPosition() {
        StopSwitch never = new StopSwitch(new CancelToken(), new CancelToken());
        FloatBuffer logits = during(never).step(0, context - 1);
        if (logits.remaining() != vocabulary()) {
            throw new IllegalArgumentException(
                    "logits of the " + vocabulary() + " tokens of the vocabulary were " + logits.remaining());
        }
        return logits;
    }

    private static PromptEncoder prompts(Checkpoint checkpoint, DecoderTokenizer tokenizer) {
        Optional<byte[]> tokenizerConfig = checkpoint.tokenizerConfigJson();
        Optional<Function<List<ChatMessage>, String>> template = tokenizerConfig
                .flatMap(json -> ChatTemplate.ofTokenizerConfig(checkpoint.name() + "/tokenizer_config.json", json))
                .map(parsed -> messages -> parsed.render(messages, Ending.OPEN_ANSWER));
        OptionalInt first = LeadingToken.of(
                checkpoint.config().bosToken(), checkpoint.tokenizerJson(), tokenizerConfig, checkpoint.name());
        OptionalInt end =
                endTokens(checkpoint).stream().mapToInt(Integer::intValue).findFirst();
        return new PromptEncoder(tokenizer::encode, template, first, end);
    }

    private static List<Integer> endTokens(Checkpoint checkpoint) {
        return checkpoint
                .generationDefaults()
                .map(GenerationDefaults::eosTokens)
                .filter(tokens -> !tokens.isEmpty())
                .orElse(checkpoint.config().eosTokens());
    }

    private NetworkDecoder during(StopSwitch stop) {
        return new NetworkDecoder(arrays.manager(), network, cache, Scratch.scoringChunk(vocabulary()), stop);
    }

    @Override
    public int context() {
        return context;
    }

    @Override
    public int vocabulary() {
        return config.shape().vocabularySize();
    }

    @Override
    public <T> T call(String doing, CancelToken cancel, Body<T> body) {
        return call(doing, cancel, stop -> body.run(during(stop), stop));
    }

    @Override
    public TextGenerator generator() {
        checkOpen();
        return generator;
    }

    @Override
    public TokenScorer scorer() {
        checkOpen();
        return scorer;
    }

    @Override
    NativeMemory besideWeights() {
        return new NativeMemory(
                ByteSize.ZERO,
                ByteSize.of(config.shape().kvCacheBytes(context)),
                ByteSize.of(Scratch.ofDecoder(config.shape(), context)));
    }

    @Override
    void free() {
        tokenizer.close();
    }
}
