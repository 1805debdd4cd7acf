package dev.headroom.compress.graph;

import ai.onnxruntime.OrtException;
import dev.headroom.ProgressListener;
import dev.headroom.compress.graph.DecoderGraph.GraphFiles;
import dev.headroom.compress.quantize.TensorError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A graph in a temporary folder.
 *
 * @param graph the graph's file
 * @param written what the builder said
 * @param errors what it said about rounding
 */
record BuiltGraph(Path graph, DecoderGraph.Written written, List<TensorError> errors) {

    static BuiltGraph of(SmallDecoder decoder, Optional<BlockFormat> format, Path folder) {
        List<TensorError> errors = new ArrayList<>();
        Path graph = folder.resolve("model.onnx");
        try {
            DecoderGraph.Written written = DecoderGraph.write(
                    decoder.tensors(),
                    decoder.config(),
                    format,
                    decoder.config().shape().contextLength(),
                    new GraphFiles(graph, folder.resolve("model.onnx.data")),
                    ProgressListener.none(),
                    errors::add);
            return new BuiltGraph(graph, written, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GraphRun open(int context) throws OrtException {
        return new GraphRun(graph, written.cache(), context);
    }

    /** Returns the largest difference over the largest logit. */
    static double difference(float[][] logits, double[][] reference, int firstReferenceRow) {
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < logits.length; i++) {
            for (int j = 0; j < logits[i].length; j++) {
                double expected = reference[firstReferenceRow + i][j];
                largest = Math.max(largest, Math.abs(logits[i][j] - expected));
                scale = Math.max(scale, Math.abs(expected));
            }
        }
        return largest / scale;
    }
}
