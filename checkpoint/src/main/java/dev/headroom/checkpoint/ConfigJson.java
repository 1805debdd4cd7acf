package dev.headroom.checkpoint;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.model.ModelShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code config.json}; where a field is absent, the default of the Hugging Face class of that family holds. */
final class ConfigJson {

    private static final int MOST = 1 << 20;
    private static final int MISTRAL_WINDOW = 4096;

    private final JsonFields json;
    private final Optional<TensorSource> weights;

    private ConfigJson(JsonFields json, Optional<TensorSource> weights) {
        this.json = json;
        this.weights = weights;
    }

    /**
     * Reads a configuration.
     *
     * @param weights counted for the parameters; without them a formula has to do
     */
    static ModelConfig read(JsonFields json, Optional<TensorSource> weights) {
        return new ConfigJson(json, weights).read();
    }

    static OptionalInt token(JsonFields json, String name) {
        OptionalInt id = json.optionalInteger(name, -1, Integer.MAX_VALUE);
        return id.isPresent() && id.getAsInt() < 0 ? OptionalInt.empty() : id;
    }

    static List<Integer> tokens(JsonFields json, String name) {
        return json.integers(name, -1, Integer.MAX_VALUE).stream()
                .filter(id -> id >= 0)
                .distinct()
                .toList();
    }

    private ModelConfig read() {
        if (json.has("quantization_config")) {
            String method = json.object("quantization_config")
                    .flatMap(object -> object.text("quant_method"))
                    .orElse("of unknown method");
            throw new UnsupportedFeatureException("quantization_config " + method, json.file());
        }
        String type = json.text("model_type").orElse("");
        String architecture = json.texts("architectures").stream()
                .findFirst()
                .or(() -> architectureOf(type))
                .orElseThrow(() -> json.wrong("architectures", "name one", "empty"));
        return switch (architecture) {
            case "LlamaForCausalLM", "MistralForCausalLM" -> llama(architecture, type);
            case "PhiForCausalLM" -> phi(architecture, type);
            case "GPT2LMHeadModel" -> gpt2(architecture, type);
            case "DistilBertModel", "DistilBertForSequenceClassification", "DistilBertForMaskedLM" ->
                distilBert(architecture, type);
            case "BertModel", "BertForSequenceClassification", "BertForMaskedLM" -> bert(architecture, type);
            default -> throw new UnsupportedFeatureException("architecture " + architecture, json.file());
        };
    }

    private static Optional<String> architectureOf(String type) {
        return switch (type) {
            case "llama" -> Optional.of("LlamaForCausalLM");
            case "mistral" -> Optional.of("MistralForCausalLM");
            case "phi" -> Optional.of("PhiForCausalLM");
            case "gpt2" -> Optional.of("GPT2LMHeadModel");
            case "distilbert" -> Optional.of("DistilBertModel");
            case "bert" -> Optional.of("BertModel");
            default -> Optional.empty();
        };
    }

    private ModelConfig llama(String architecture, String type) {
        boolean mistral = architecture.equals("MistralForCausalLM");
        boolean tied = flag("tie_word_embeddings");
        boolean attentionBias = !mistral && flag("attention_bias");
        boolean mlpBias = !mistral && flag("mlp_bias");
        Sizes sizes = hiddenSizes();
        long bias = attentionBias ? 2 * sizes.queries() + 2 * sizes.keys() : 0;
        long layer = sizes.attention() + 3 * sizes.feedForward() + 2 * sizes.hidden() + bias;
        long embeddings = sizes.table(sizes.vocabulary());
        long rest = (tied ? 0 : embeddings) + sizes.layers() * layer + sizes.hidden();
        OptionalInt window = json.optionalInteger("sliding_window", 1, Integer.MAX_VALUE);
        if (mistral && !json.names().contains("sliding_window")) {
            window = OptionalInt.of(MISTRAL_WINDOW);
        }
        return new ModelConfig(
                architecture,
                shape(sizes, embeddings, rest),
                json.text("hidden_act").orElse("silu"),
                json.numberAbove("rms_norm_eps", 0, 1).orElse(1e-6),
                Optional.of(RotaryJson.read(json, 1)),
                tied,
                mistral ? window : OptionalInt.empty(),
                attentionBias,
                mlpBias,
                token(json, "bos_token_id"),
                tokens(json, "eos_token_id"),
                type);
    }

    private ModelConfig phi(String architecture, String type) {
        if (flag("qk_layernorm")) {
            throw new UnsupportedFeatureException("qk_layernorm", json.file());
        }
        boolean tied = flag("tie_word_embeddings");
        Sizes sizes = hiddenSizes();
        long bias = sizes.queries() + 2 * sizes.keys() + 2 * sizes.hidden() + sizes.intermediate();
        long layer = sizes.attention() + 2 * sizes.feedForward() + bias + 2 * sizes.hidden();
        long embeddings = sizes.table(sizes.vocabulary());
        long head = tied ? 0 : embeddings + sizes.vocabulary();
        return new ModelConfig(
                architecture,
                shape(sizes, embeddings, head + sizes.layers() * layer + 2 * sizes.hidden()),
                json.text("hidden_act").orElse("gelu_new"),
                json.numberAbove("layer_norm_eps", 0, 1).orElse(1e-5),
                Optional.of(RotaryJson.read(json, 0.5)),
                tied,
                OptionalInt.empty(),
                true,
                true,
                token(json, "bos_token_id"),
                tokens(json, "eos_token_id"),
                type);
    }

    private ModelConfig gpt2(String architecture, String type) {
        int hidden = size("n_embd");
        int heads = size("n_head");
        int context = json.optionalInteger("n_positions", 1, Integer.MAX_VALUE)
                .orElseGet(() -> json.integer("n_ctx", 1, Integer.MAX_VALUE));
        Sizes sizes = new Sizes(
                layers("n_layer"),
                hidden,
                json.optionalInteger("n_inner", 1, 1 << 24).orElse(4 * hidden),
                heads,
                heads,
                Sizes.headSize(json, "n_head", hidden, heads),
                vocabulary(),
                context);
        long embeddings = sizes.table(sizes.vocabulary()) + sizes.table(context);
        boolean tied = json.flag("tie_word_embeddings").orElse(true);
        long head = tied ? 0 : sizes.table(sizes.vocabulary());
        return learned(
                architecture,
                type,
                sizes,
                embeddings,
                head + 2 * sizes.hidden(),
                json.text("activation_function").orElse("gelu_new"),
                json.numberAbove("layer_norm_epsilon", 0, 1).orElse(1e-5),
                tied);
    }

    private ModelConfig distilBert(String architecture, String type) {
        int hidden = size("dim");
        int heads = size("n_heads");
        Sizes sizes = new Sizes(
                layers("n_layers"),
                hidden,
                json.integer("hidden_dim", 1, 1 << 24),
                heads,
                heads,
                Sizes.headSize(json, "n_heads", hidden, heads),
                vocabulary(),
                context());
        long embeddings = sizes.table(sizes.vocabulary()) + sizes.table(sizes.context());
        String activation = json.text("activation").orElse("gelu");
        return learned(architecture, type, sizes, embeddings, 2 * sizes.hidden(), activation, 1e-12, true);
    }

    private ModelConfig bert(String architecture, String type) {
        Sizes sizes = hiddenSizes();
        int types = json.optionalInteger("type_vocab_size", 1, MOST).orElse(2);
        long pooler = sizes.table(sizes.hidden()) + sizes.hidden();
        return learned(
                architecture,
                type,
                sizes,
                sizes.table(sizes.vocabulary()) + sizes.table(sizes.context()),
                sizes.table(types) + 2 * sizes.hidden() + pooler,
                json.text("hidden_act").orElse("gelu"),
                json.numberAbove("layer_norm_eps", 0, 1).orElse(1e-12),
                true);
    }

    /** The families with learned positions: biases everywhere, two layer norms per block. */
    private ModelConfig learned(
            String architecture,
            String type,
            Sizes sizes,
            long embeddings,
            long rest,
            String activation,
            double epsilon,
            boolean tied) {
        long bias = 3 * sizes.queries() + 2 * sizes.hidden() + sizes.intermediate();
        long layer = sizes.attention() + 2 * sizes.feedForward() + bias + 4 * sizes.hidden();
        return new ModelConfig(
                architecture,
                shape(sizes, embeddings, rest + sizes.layers() * layer),
                activation,
                epsilon,
                Optional.empty(),
                tied,
                OptionalInt.empty(),
                true,
                true,
                token(json, "bos_token_id"),
                tokens(json, "eos_token_id"),
                type);
    }

    private Sizes hiddenSizes() {
        int hidden = size("hidden_size");
        int heads = size("num_attention_heads");
        int kvHeads = json.optionalInteger("num_key_value_heads", 1, heads).orElse(heads);
        if (heads % kvHeads != 0) {
            throw json.wrong("num_key_value_heads", "divide the " + heads + " heads", kvHeads + "");
        }
        int headSize = json.optionalInteger("head_dim", 1, 1 << 16)
                .orElseGet(() -> Sizes.headSize(json, "num_attention_heads", hidden, heads));
        if ((long) heads * headSize > Sizes.WIDEST_ATTENTION) {
            throw json.wrong("head_dim", "times heads be at most " + Sizes.WIDEST_ATTENTION, headSize + "");
        }
        return new Sizes(
                layers("num_hidden_layers"),
                hidden,
                json.integer("intermediate_size", 1, 1 << 24),
                heads,
                kvHeads,
                headSize,
                vocabulary(),
                context());
    }

    private ModelShape shape(Sizes sizes, long embeddings, long rest) {
        long parameters = weights.map(ConfigJson::count).orElse(embeddings + rest);
        if (parameters < embeddings) {
            throw json.wrong("weights", "hold the " + embeddings + " embedding parameters", parameters + "");
        }
        return new ModelShape(
                (int) sizes.layers(),
                (int) sizes.hidden(),
                (int) sizes.intermediate(),
                (int) sizes.heads(),
                (int) sizes.kvHeads(),
                (int) sizes.headSize(),
                (int) sizes.vocabulary(),
                (int) sizes.context(),
                parameters,
                embeddings);
    }

    /** Counts what training changes; older files also store masks, position numbers and rotary frequencies. */
    private static long count(TensorSource source) {
        return source.names().stream()
                .filter(name -> !name.matches(".*(rotary_emb\\.inv_freq|\\.attn\\.(masked_)?bias|position_ids)"))
                .mapToLong(name -> source.info(name).elements())
                .sum();
    }

    private boolean flag(String name) {
        return json.flag(name).orElse(false);
    }

    private int size(String name) {
        return json.integer(name, 1, MOST);
    }

    private int layers(String name) {
        return json.integer(name, 1, 10_000);
    }

    private int vocabulary() {
        return json.integer("vocab_size", 1, 1 << 24);
    }

    private int context() {
        return json.integer("max_position_embeddings", 1, Integer.MAX_VALUE);
    }
}
