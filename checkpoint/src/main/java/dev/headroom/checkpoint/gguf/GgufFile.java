package dev.headroom.checkpoint.gguf;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.mapped.MappedFile;
import dev.headroom.checkpoint.mapped.MappedTensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapped GGUF file, version 2 or 3, little-endian, with its own tensor names. Shapes have the slowest dimension
 * first, the reverse of the file. Format: {@code docs/gguf.md} in ggml-org/ggml.
 *
 * <p>Thread-safe. Holds the keys and the tensor list; values and tensors stay in the page cache.
 */
public final class GgufFile extends MappedTensors {

    /** The first four bytes, as a little-endian integer: {@code GGUF}. */
    public static final int MAGIC = 0x46554747;

    private static final int LONGEST_NAME = 64;
    private static final int MOST_DIMENSIONS = 4;
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final long LEAST_TENSOR_BYTES = 8 + 1 + 4 + 8 + 4 + 8;
    private static final long LEAST_PAIR_BYTES = 8 + 1 + 4 + 1;

    private final GgufMetadata metadata;

    private GgufFile(MappedFile file, GgufMetadata metadata, Map<String, Placed> tensors) {
        super(file, tensors);
        this.metadata = metadata;
    }

    /**
     * Maps a file and checks its header.
     *
     * @throws MalformedFileException if the header breaks a rule of the format
     * @throws UnsupportedFeatureException if a tensor has a number format that is not read
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static GgufFile open(Path path) {
        MappedFile file = MappedFile.open(path);
        String name = path.toString();
        GgufCursor cursor = new GgufCursor(name, file.slice(0, (int) Math.min(file.size(), Integer.MAX_VALUE)));
        int magic = cursor.int32("magic");
        if (magic != MAGIC) {
            throw cursor.wrong("magic", "be GGUF", String.format("0x%08x", magic));
        }
        int version = cursor.int32("version");
        if (version != 2 && version != 3) {
            if (version == 1 || Integer.reverseBytes(version) == 3) {
                throw new UnsupportedFeatureException(version == 1 ? "GGUF version 1" : "big-endian GGUF", name);
            }
            throw cursor.wrong("version", "be 2 or 3", Integer.toUnsignedString(version));
        }
        long tensorCount = cursor.count("tensor count", LEAST_TENSOR_BYTES);
        long pairCount = cursor.count("metadata count", LEAST_PAIR_BYTES);
        GgufMetadata metadata = GgufMetadata.read(name, cursor, pairCount);
        return new GgufFile(file, metadata, tensors(name, file, cursor, metadata, tensorCount));
    }

    private static Map<String, Placed> tensors(
            String file, MappedFile mapped, GgufCursor cursor, GgufMetadata metadata, long count) {
        int alignment = metadata.integer("general.alignment", 1, 1 << 20).orElse(DEFAULT_ALIGNMENT);
        if (Integer.bitCount(alignment) != 1) {
            throw cursor.wrong("general.alignment", "be a power of two", alignment + "");
        }
        Map<String, Placed> relative = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            Placed tensor = tensor(file, cursor, i);
            if (tensor.offset() % alignment != 0) {
                throw cursor.wrong(
                        "offset of " + tensor.info().name(), "be a multiple of " + alignment, tensor.offset() + "");
            }
            if (relative.put(tensor.info().name(), tensor) != null) {
                throw cursor.wrong("tensor " + tensor.info().name(), "occur once", "repeated");
            }
        }
        long start = (cursor.position() + (long) alignment - 1) / alignment * alignment;
        checkPlaces(cursor, relative, mapped.size() - start);
        relative.replaceAll((name, tensor) -> new Placed(tensor.info(), start + tensor.offset()));
        return relative;
    }

    private static Placed tensor(String file, GgufCursor cursor, long index) {
        String name = cursor.text("name of tensor " + index, LONGEST_NAME);
        String part = "tensor " + name;
        int dimensions = cursor.int32(part);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw cursor.wrong(
                    part, "have 1 to " + MOST_DIMENSIONS + " dimensions", Integer.toUnsignedString(dimensions));
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            long size = cursor.int64(part);
            if (size < 1) {
                throw cursor.wrong(part, "have dimensions of at least 1", Long.toUnsignedString(size));
            }
            shape.add(0, size);
        }
        DType dtype = GgufTensorType.dtype(file, cursor, name, cursor.int32(part));
        long offset = cursor.int64(part);
        if (shape.get(dimensions - 1) % dtype.blockElements() != 0) {
            throw cursor.wrong(part, "have rows of whole blocks of " + dtype.blockElements(), shape + "");
        }
        return new Placed(new TensorInfo(name, dtype, shape), offset);
    }

    private static void checkPlaces(GgufCursor cursor, Map<String, Placed> tensors, long dataBytes) {
        List<Placed> sorted = new ArrayList<>(tensors.values());
        sorted.sort(Comparator.comparingLong(Placed::offset));
        long next = 0;
        for (Placed tensor : sorted) {
            String part = "tensor " + tensor.info().name();
            if (tensor.offset() < next) {
                throw cursor.wrong(part, "begin at or after " + next, Long.toUnsignedString(tensor.offset()));
            }
            long bytes;
            try {
                bytes = tensor.info().bytes();
            } catch (ArithmeticException e) {
                throw cursor.wrong(
                        part, "have fewer than 2^63 bytes", tensor.info().shape() + "");
            }
            if (bytes > dataBytes - tensor.offset()) {
                throw cursor.wrong(
                        part, "end within the " + dataBytes + " bytes of data", tensor.offset() + " + " + bytes);
            }
            next = tensor.offset() + bytes;
        }
    }

    /** Returns the key/value pairs. */
    public GgufMetadata metadata() {
        return metadata;
    }
}
