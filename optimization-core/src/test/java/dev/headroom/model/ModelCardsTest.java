package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardsTest {

    @ParameterizedTest
    @CsvSource({
        "HuggingFaceH4/zephyr-7b-beta, false",
        "mistralai/Mistral-7B-v0.1, false",
        "microsoft/phi-2, false",
        "TinyLlama/TinyLlama-1.1B-Chat-v1.0, false",
        "openai-community/gpt2-medium, true",
        "gpt2, true",
        "distilbert/distilgpt2, true"
    })
    void tellsWhetherTheHeadSharesTheEmbedding(String id, boolean shared) {
        assertThat(MatrixWeights.sharesHead(card(id).shape())).isEqualTo(shared);
    }

    @Test
    void parameterCountsAddUpFromTheSizes() {
        ModelShape llama = card("TinyLlama/TinyLlama-1.1B-Chat-v1.0").shape();
        assertThat(gated(llama)).isEqualTo(llama.parameters());
        ModelShape mistral = card("HuggingFaceH4/zephyr-7b-beta").shape();
        assertThat(gated(mistral)).isEqualTo(mistral.parameters());
        for (String id :
                new String[] {"openai-community/gpt2-medium", "openai-community/gpt2", "distilbert/distilgpt2"}) {
            ModelShape gpt2 = card(id).shape();
            long hidden = gpt2.hiddenSize();
            long expected =
                    gpt2.embeddingParameters() + gpt2.layers() * (12 * hidden * hidden + 13 * hidden) + 2 * hidden;
            assertThat(gpt2.parameters()).as(id).isEqualTo(expected);
            assertThat(gpt2.embeddingParameters())
                    .as(id)
                    .isEqualTo((gpt2.vocabularySize() + gpt2.contextLength()) * hidden);
        }
    }

    @Test
    void headSizesMultiplyToTheHiddenSize() {
        assertThat(ModelCards.builtIn().all())
                .allSatisfy(
                        card -> assertThat(card.shape().heads() * card.shape().headSize())
                                .isEqualTo(card.shape().hiddenSize()));
    }

    @Test
    void everyRungOfTheDefaultLaddersHasACard() {
        for (ModelTask task : ModelTask.values()) {
            assertThat(LadderSettings.defaults().rungs(task))
                    .isNotEmpty()
                    .allSatisfy(rung -> assertThat(card(rung.modelId()).task()).isEqualTo(task));
        }
    }

    @Test
    void knowsNothingOfOtherModels() {
        assertThat(ModelCards.builtIn().find("nobody/nothing")).isEmpty();
    }

    private static ModelCard card(String id) {
        return ModelCards.builtIn().find(id).orElseThrow();
    }

    private static long gated(ModelShape shape) {
        long hidden = shape.hiddenSize();
        long attention = 2 * hidden * hidden + 2 * hidden * shape.kvHeads() * shape.headSize();
        long block = attention + 3 * hidden * shape.intermediateSize() + 2 * hidden;
        return shape.layers() * block + 2 * hidden * shape.vocabularySize() + hidden;
    }
}
