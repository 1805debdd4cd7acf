package dev.headroom.model;

/**
 * Counts the weights that a decode step reads: all matrices, the output head among them, without the embedding tables.
 *
 * <p>A head that shares the token embedding is not in the parameter count of the published weights, but is a matrix of
 * its own at run time. Shapes do not say whether it is shared, so the count is compared with what the sizes predict for
 * plain and gated feed-forward layers, with and without a head of its own; the closest of the four decides.
 */
final class MatrixWeights {

    private MatrixWeights() {}

    static long of(ModelTask task, ModelShape shape) {
        long outsideTables = shape.parameters() - shape.embeddingParameters();
        return task == ModelTask.GENERATION && sharesHead(shape) ? outsideTables + head(shape) : outsideTables;
    }

    static boolean sharesHead(ModelShape shape) {
        double measured = (double) shape.parameters() - shape.embeddingParameters();
        double own = Double.MAX_VALUE;
        double shared = Double.MAX_VALUE;
        for (int feedForwardMatrices = 2; feedForwardMatrices <= 3; feedForwardMatrices++) {
            double blocks = blocks(shape, feedForwardMatrices);
            shared = Math.min(shared, Math.abs(measured - blocks));
            own = Math.min(own, Math.abs(measured - blocks - head(shape)));
        }
        return shared < own;
    }

    private static double blocks(ModelShape shape, int feedForwardMatrices) {
        double hidden = shape.hiddenSize();
        double attention =
                2 * hidden * shape.heads() * shape.headSize() + 2 * hidden * shape.kvHeads() * shape.headSize();
        return shape.layers() * (attention + feedForwardMatrices * hidden * shape.intermediateSize());
    }

    private static long head(ModelShape shape) {
        return (long) shape.vocabularySize() * shape.hiddenSize();
    }
}
