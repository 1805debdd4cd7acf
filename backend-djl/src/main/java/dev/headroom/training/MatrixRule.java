package dev.headroom.training;

/** How the optimiser changes the matrices inside the blocks; embeddings, heads and vectors always follow AdamW. */
public enum MatrixRule {
    /** AdamW, as everything else. */
    ADAMW,
    /**
     * Orthogonalised momentum, 0.95 with Nesterov's look ahead (Jordan et al. 2024, Muon), scaled by {@code 0.2
     * sqrt(max(rows, columns))} so that AdamW's learning rates and weight decay fit (Liu et al. 2025, Muon is Scalable
     * for LLM Training, section 2.2). Learns more per token; 4 bytes of state per weight instead of 8.
     */
    MUON
}
