package dev.headroom.training.lora;

/** What an adapter's product is multiplied by before it is added to its layer. */
public enum RankScaling {
    /** {@code alpha / rank} (Hu et al. 2021, LoRA, section 4.1). */
    RANK,
    /**
     * {@code alpha / sqrt(rank)}, PEFT's {@code use_rslora} (Kalajdzievski 2023, A Rank Stabilization Scaling Factor for
     * Fine-Tuning with LoRA, section 4).
     */
    ROOT_OF_RANK
}
