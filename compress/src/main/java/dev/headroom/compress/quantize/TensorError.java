package dev.headroom.compress.quantize;

/**
 * How far a quantised matrix is from its source.
 *
 * @param tensor its name in the graph
 * @param weights number of weights
 * @param rootMeanSquare root of the mean squared error, in units of the weights
 * @param relative {@code rootMeanSquare} over the root mean square of the weights; 0 for a matrix of zeros
 * @param largest the largest error
 */
public record TensorError(String tensor, long weights, double rootMeanSquare, double relative, double largest) {}
