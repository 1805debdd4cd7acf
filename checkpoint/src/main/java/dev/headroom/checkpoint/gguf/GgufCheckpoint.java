package dev.headroom.checkpoint.gguf;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.json.StrictJson;
import dev.headroom.model.ModelShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A GGUF file of the {@code llama} architecture as its Hugging Face twin: the same tensor names, and the rows of the
 * query and key projections in the order that Hugging Face's rotary embedding wants. llama.cpp rotates neighbouring
 * rows (2i, 2i+1), Hugging Face rows (i, i + half); {@code LlamaModel.permute} in llama.cpp's
 * {@code convert_hf_to_gguf.py} goes the one way, this class the other.
 *
 * <p>Thread-safe. A {@link #slice} of a reordered tensor that spans several rows is a copy on the heap; all others are
 * mapped.
 */
public final class GgufCheckpoint implements TensorSource {

    private final GgufFile file;
    private final ModelConfig config;
    private final Map<String, Tensor> tensors;

    /** Where a published tensor comes from; {@code headSize} is 0 where the rows stay in order. */
    private record Tensor(String stored, TensorInfo info, int headSize) {

        /** For a bias every element is a row. */
        long columns() {
            return info.shape().size() == 1 ? 1 : info.columns();
        }

        long storedRow(long row) {
            int within = (int) (row % headSize);
            int half = headSize / 2;
            return row - within + (within < half ? 2 * within : 2 * (within - half) + 1);
        }
    }

    private GgufCheckpoint(GgufFile file, ModelConfig config, Map<String, Tensor> tensors) {
        this.file = file;
        this.config = config;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Maps a file and checks its header, its names and its shapes.
     *
     * @throws MalformedFileException if a rule of the format is broken or a tensor has a shape that contradicts the
     *     metadata
     * @throws dev.headroom.UnsupportedFeatureException if it is no plain Llama or has number formats that are not read
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static GgufCheckpoint open(Path path) {
        GgufFile file = GgufFile.open(path);
        ModelConfig config = new GgufConfig(file).read();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String stored : file.names()) {
            if (stored.equals(GgufConfig.ROPE_FREQUENCIES)) {
                continue;
            }
            String name = GgufNames.published(stored)
                    .orElseThrow(() -> file.metadata().unsupported("tensor " + StrictJson.brief(stored)));
            TensorInfo info = file.info(stored);
            checkShape(file, config.shape(), info);
            String part = GgufNames.part(stored).orElse("");
            int headSize = part.equals("attn_q") || part.equals("attn_k")
                    ? config.shape().headSize()
                    : 0;
            tensors.put(name, new Tensor(stored, new TensorInfo(name, info.dtype(), info.shape()), headSize));
        }
        GgufNames.required(config.shape().layers()).forEach(name -> {
            if (!tensors.containsKey(name)) {
                throw file.metadata().wrong("tensor " + name, "exist", "absent");
            }
        });
        return new GgufCheckpoint(file, config, tensors);
    }

    private static void checkShape(GgufFile file, ModelShape shape, TensorInfo info) {
        long hidden = shape.hiddenSize();
        long queries = (long) shape.heads() * shape.headSize();
        long keys = (long) shape.kvHeads() * shape.headSize();
        long inner = shape.intermediateSize();
        List<Long> weight = switch (GgufNames.part(info.name()).orElse(info.name())) {
            case "token_embd.weight", "output.weight" -> List.of((long) shape.vocabularySize(), hidden);
            case "attn_q" -> List.of(queries, hidden);
            case "attn_k", "attn_v" -> List.of(keys, hidden);
            case "attn_output" -> List.of(hidden, queries);
            case "ffn_gate", "ffn_up" -> List.of(inner, hidden);
            case "ffn_down" -> List.of(hidden, inner);
            default -> List.of(hidden);
        };
        List<Long> expected = info.name().endsWith(".bias") ? weight.subList(0, 1) : weight;
        if (!info.shape().equals(expected)) {
            throw file.metadata().wrong("tensor " + info.name(), "have shape " + expected, info.shape() + "");
        }
    }

    /** Returns the configuration that the metadata and the tensors give. */
    public ModelConfig config() {
        return config;
    }

    /** Returns the key/value pairs. */
    public GgufMetadata metadata() {
        return file.metadata();
    }

    /** Returns the bytes of the file. */
    public long fileBytes() {
        return file.fileBytes();
    }

    @Override
    public String origin() {
        return file.origin();
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public TensorInfo info(String name) {
        return tensor(name).info();
    }

    @Override
    public void readFloats(String name, long firstElement, float[] target, int count) {
        Tensor tensor = tensor(name);
        if (tensor.headSize() == 0) {
            file.readFloats(tensor.stored(), firstElement, target, count);
            return;
        }
        Objects.checkFromIndexSize(0, count, target.length);
        Objects.checkFromIndexSize(firstElement, count, tensor.info().elements());
        long columns = tensor.columns();
        for (int done = 0; done < count; ) {
            long element = firstElement + done;
            long within = element % columns;
            int run = (int) Math.min(columns - within, count - done);
            long stored = tensor.storedRow(element / columns) * columns + within;
            file.readFloats(tensor.stored(), stored, target, done, run);
            done += run;
        }
    }

    @Override
    public ByteBuffer slice(String name, long offset, int length) {
        Tensor tensor = tensor(name);
        if (tensor.headSize() == 0) {
            return file.slice(tensor.stored(), offset, length);
        }
        Objects.checkFromIndexSize(offset, length, tensor.info().bytes());
        long rowBytes = tensor.info().dtype().bytes(tensor.columns());
        if (offset / rowBytes == (offset + Math.max(0, length - 1)) / rowBytes) {
            return file.slice(tensor.stored(), storedByte(tensor, rowBytes, offset), length);
        }
        ByteBuffer copy = ByteBuffer.allocate(length);
        while (copy.hasRemaining()) {
            long from = offset + copy.position();
            int run = (int) Math.min(rowBytes - from % rowBytes, copy.remaining());
            copy.put(file.slice(tensor.stored(), storedByte(tensor, rowBytes, from), run));
        }
        return copy.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long storedByte(Tensor tensor, long rowBytes, long offset) {
        return tensor.storedRow(offset / rowBytes) * rowBytes + offset % rowBytes;
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new MalformedFileException(origin(), "tensor " + StrictJson.brief(name), "exist", "absent");
        }
        return tensor;
    }

    @Override
    public void close() {
        file.close();
    }
}
