package dev.headroom.model;

import static dev.headroom.model.ModelTask.CLASSIFICATION;
import static dev.headroom.model.ModelTask.EMBEDDING;
import static dev.headroom.model.ModelTask.GENERATION;

import java.util.List;
import java.util.Optional;

/**
 * The built-in cards, so that planning works before anything is downloaded. Sizes are those of the published
 * {@code config.json}; parameter counts are those of the published weights.
 *
 * <pre>{@code
 * ModelCards.builtIn().find("microsoft/phi-2").map(ModelCard::shape);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ModelCards {

    private static final ModelCards BUILT_IN = new ModelCards(List.of(
            mistral("HuggingFaceH4/zephyr-7b-beta"),
            mistral("mistralai/Mistral-7B-v0.1"),
            card(
                    "microsoft/phi-2",
                    GENERATION,
                    "PhiForCausalLM",
                    new ModelShape(32, 2560, 10_240, 32, 32, 80, 51_200, 2_048, 2_779_683_840L, 131_072_000L)),
            card(
                    "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                    GENERATION,
                    "LlamaForCausalLM",
                    new ModelShape(22, 2048, 5_632, 32, 4, 64, 32_000, 2_048, 1_100_048_384L, 65_536_000L)),
            gpt2(
                    "openai-community/gpt2-medium",
                    new ModelShape(24, 1024, 4_096, 16, 16, 64, 50_257, 1_024, 354_823_168L, 52_511_744L)),
            gpt2(
                    "openai-community/gpt2",
                    new ModelShape(12, 768, 3_072, 12, 12, 64, 50_257, 1_024, 124_439_808L, 39_383_808L)),
            gpt2("gpt2", new ModelShape(12, 768, 3_072, 12, 12, 64, 50_257, 1_024, 124_439_808L, 39_383_808L)),
            gpt2(
                    "distilbert/distilgpt2",
                    new ModelShape(6, 768, 3_072, 12, 12, 64, 50_257, 1_024, 81_912_576L, 39_383_808L)),
            distilbert("distilbert-base-uncased-finetuned-sst-2-english"),
            distilbert("distilbert/distilbert-base-uncased-finetuned-sst-2-english"),
            card(
                    "sentence-transformers/all-MiniLM-L6-v2",
                    EMBEDDING,
                    "BertModel",
                    new ModelShape(6, 384, 1_536, 12, 12, 32, 30_522, 512, 22_713_216L, 11_917_824L))));

    private final List<ModelCard> cards;

    private ModelCards(List<ModelCard> cards) {
        this.cards = cards;
    }

    /** Returns the cards that come with the library. */
    public static ModelCards builtIn() {
        return BUILT_IN;
    }

    /** Returns the card of a model, by its exact id. */
    public Optional<ModelCard> find(String id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** Returns all cards. */
    public List<ModelCard> all() {
        return cards;
    }

    private static ModelCard mistral(String id) {
        return card(
                id,
                GENERATION,
                "MistralForCausalLM",
                new ModelShape(32, 4096, 14_336, 32, 8, 128, 32_000, 32_768, 7_241_732_096L, 131_072_000L));
    }

    private static ModelCard gpt2(String id, ModelShape shape) {
        return card(id, GENERATION, "GPT2LMHeadModel", shape);
    }

    private static ModelCard distilbert(String id) {
        return card(
                id,
                CLASSIFICATION,
                "DistilBertForSequenceClassification",
                new ModelShape(6, 768, 3_072, 12, 12, 64, 30_522, 512, 66_955_010L, 23_834_112L));
    }

    private static ModelCard card(String id, ModelTask task, String architecture, ModelShape shape) {
        return new ModelCard(id, task, architecture, shape);
    }
}
