package dev.headroom.backend.djl.architecture;

import dev.headroom.checkpoint.ModelConfig;

/**
 * What the families of encoders call the parts of the same computation.
 *
 * @param root in front of every name but the classifier's; possibly empty
 * @param layer in front of a block's number
 * @param query projection of the queries
 * @param key projection of the keys
 * @param value projection of the values
 * @param output projection of the heads' results
 * @param attentionNorm normalisation after attention
 * @param up first half of the feed-forward layer
 * @param down second half of it
 * @param outputNorm normalisation after it
 */
record BertNames(
        String root,
        String layer,
        String query,
        String key,
        String value,
        String output,
        String attentionNorm,
        String up,
        String down,
        String outputNorm) {

    /** Finds the family and whether its names have it in front. */
    static BertNames of(ModelConfig config, Weights weights) {
        return config.architecture().startsWith("DistilBert")
                ? distilBert(root("distilbert.", weights))
                : bert(root("bert.", weights));
    }

    private static String root(String family, Weights weights) {
        return weights.find(family + "embeddings.word_embeddings.weight").isPresent() ? family : "";
    }

    private static BertNames bert(String root) {
        return new BertNames(
                root,
                "encoder.layer.",
                "attention.self.query",
                "attention.self.key",
                "attention.self.value",
                "attention.output.dense",
                "attention.output.LayerNorm",
                "intermediate.dense",
                "output.dense",
                "output.LayerNorm");
    }

    private static BertNames distilBert(String root) {
        return new BertNames(
                root,
                "transformer.layer.",
                "attention.q_lin",
                "attention.k_lin",
                "attention.v_lin",
                "attention.out_lin",
                "sa_layer_norm",
                "ffn.lin1",
                "ffn.lin2",
                "output_layer_norm");
    }
}
