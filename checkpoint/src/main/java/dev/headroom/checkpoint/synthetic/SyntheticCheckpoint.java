package dev.headroom.checkpoint.synthetic;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a Hugging Face directory with random weights: the size and speed of a real model, without its knowledge.
 *
 * <pre>{@code
 * SyntheticCheckpoint.write(SyntheticShape.B1, 42, Path.of("synthetic-1.1b"), ProgressListener.none());
 * }</pre>
 *
 * <p>BF16 weights: norms are 1; a matrix has mean 0 and deviation {@code 1 / sqrt(columns)}, so that activations keep
 * their size, and the two projections back to the residual stream are divided by {@code sqrt(2 · layers)} (Radford et
 * al. 2019, GPT-2, section 2.3). The tokenizer knows every byte, so that any text can be encoded; the rest of its
 * vocabulary are made-up words that are only ever generated. Equal seeds give equal bytes.
 *
 * <p>Thread-safe. Holds 2 MB. Needs two bytes of disk per weight.
 */
public final class SyntheticCheckpoint {

    private static final int BUFFER_WEIGHTS = 1 << 19;

    private SyntheticCheckpoint() {}

    /**
     * Writes the directory; files of the same names are replaced. {@code config.json} comes last, so that an unfinished
     * directory is not taken for a checkpoint.
     *
     * @param shape the sizes
     * @param seed makes the weights repeatable
     * @param directory made if absent
     * @param progress hears weights written
     */
    public static void write(SyntheticShape shape, long seed, Path directory, ProgressListener progress) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve("config.json"));
            writeWeights(shape, seed, directory.resolve("model.safetensors"), progress);
            Files.write(
                    directory.resolve("tokenizer.json"),
                    SyntheticTokenizer.json(shape.sizes().vocabularySize()));
            Files.write(directory.resolve("tokenizer_config.json"), SyntheticTokenizer.configJson(shape));
            Files.write(directory.resolve("generation_config.json"), SyntheticConfig.generation());
            Files.write(directory.resolve("config.json"), SyntheticConfig.model(shape));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + directory, e);
        }
    }

    private static void writeWeights(SyntheticShape shape, long seed, Path file, ProgressListener progress) {
        List<TensorInfo> tensors = SyntheticTensors.of(shape);
        long total = tensors.stream().mapToLong(TensorInfo::elements).sum();
        long done = 0;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_WEIGHTS * 2).order(ByteOrder.LITTLE_ENDIAN);
        try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of("format", "pt"))) {
            BFloat16Noise noise = new BFloat16Noise(seed);
            for (TensorInfo tensor : tensors) {
                float deviation =
                        SyntheticTensors.deviation(tensor, shape.sizes().layers());
                long left = tensor.elements();
                while (left > 0) {
                    int count = (int) Math.min(left, BUFFER_WEIGHTS);
                    buffer.clear();
                    if (deviation == 0) {
                        BFloat16Noise.fillOnes(buffer, count);
                    } else {
                        noise.fill(buffer, count, deviation);
                    }
                    writer.append(tensor.name(), buffer.flip());
                    left -= count;
                    done += count;
                    progress.progress("writing weights", done, total);
                }
            }
            writer.commit();
        }
    }
}
