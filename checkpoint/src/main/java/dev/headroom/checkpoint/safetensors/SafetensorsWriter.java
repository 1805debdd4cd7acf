package dev.headroom.checkpoint.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.mapped.HalfFloat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a safetensors file without holding it: all names and shapes first, then each tensor in as many pieces as the
 * caller likes, several tensors at a time if need be.
 *
 * <pre>{@code
 * List<TensorInfo> tensors = List.of(new TensorInfo("model.norm.weight", DType.BF16, List.of(64L)));
 * try (SafetensorsWriter writer = SafetensorsWriter.create(target, tensors, Map.of("format", "pt"))) {
 *     writer.append("model.norm.weight", values, 0, 64);
 *     writer.commit();
 * }
 * }</pre>
 *
 * <p>One thread at a time. Holds the header and one buffer of 256 KiB. The file gets its name in {@link #commit}; until
 * then it lies beside it as {@code NAME.part}, which {@link #close} removes. Failing to write gives
 * {@link UncheckedIOException}.
 */
public final class SafetensorsWriter implements AutoCloseable {

    private static final int BUFFER = 256 << 10;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final Map<String, Region> regions;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private static final class Region {
        final TensorInfo info;
        final long end;
        long next;

        Region(TensorInfo info, long begin, long end) {
            this.info = info;
            this.next = begin;
            this.end = end;
        }
    }

    private SafetensorsWriter(Path target, Path temporary, FileChannel channel, Map<String, Region> regions) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.regions = regions;
    }

    /**
     * Starts a file.
     *
     * @param target the file; replaced if it exists
     * @param tensors what will be written; no two of one name, no GGUF block format
     * @param metadata strings for people and programs; possibly empty
     */
    public static SafetensorsWriter create(Path target, List<TensorInfo> tensors, Map<String, String> metadata) {
        // The widest elements come first, as in the reference implementation, so that every tensor is aligned.
        List<TensorInfo> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparingInt((TensorInfo info) -> info.dtype().blockBytes())
                .reversed());
        Map<String, Region> regions = new LinkedHashMap<>();
        byte[] header = header(sorted, metadata);
        long next = (long) SafetensorsHeader.LENGTH_BYTES + header.length;
        for (TensorInfo info : sorted) {
            if (info.dtype().blockElements() != 1) {
                throw new IllegalArgumentException("dtype of " + info.name() + " must be plain, was " + info.dtype());
            }
            long end = next + info.bytes();
            if (info.name().equals(SafetensorsHeader.METADATA)
                    || regions.put(info.name(), new Region(info, next, end)) != null) {
                throw new IllegalArgumentException("names must be distinct, was " + info.name());
            }
            next = end;
        }
        try {
            Path absolute = target.toAbsolutePath();
            Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
            FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            SafetensorsWriter writer = new SafetensorsWriter(absolute, temporary, channel, regions);
            writer.start(header);
            return writer;
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static byte[] header(List<TensorInfo> tensors, Map<String, String> metadata) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject strings = new JsonObject();
            metadata.forEach(strings::addProperty);
            header.add(SafetensorsHeader.METADATA, strings);
        }
        long next = 0;
        for (TensorInfo info : tensors) {
            JsonArray shape = new JsonArray();
            info.shape().forEach(shape::add);
            JsonArray offsets = new JsonArray();
            offsets.add(next);
            next = Math.addExact(next, info.bytes());
            offsets.add(next);
            JsonObject tensor = new JsonObject();
            tensor.addProperty("dtype", info.dtype().name());
            tensor.add("shape", shape);
            tensor.add("data_offsets", offsets);
            header.add(info.name(), tensor);
        }
        String json = header.toString();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
    }

    private void start(byte[] header) throws IOException {
        try {
            buffer.putLong(header.length).flip();
            write(buffer, 0);
            write(ByteBuffer.wrap(header), SafetensorsHeader.LENGTH_BYTES);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Appends elements to a tensor, converted to its format: F64, F32, F16 or BF16, rounded to nearest even.
     *
     * @param name the tensor
     * @param values holds the elements
     * @param from index of the first one
     * @param count elements to append; no more than the tensor still lacks
     */
    public void append(String name, float[] values, int from, int count) {
        Objects.checkFromIndexSize(from, count, values.length);
        Region region = region(name);
        DType dtype = region.info.dtype();
        reserve(region, dtype.bytes(count));
        int batch = BUFFER / dtype.blockBytes();
        try {
            for (int done = 0; done < count; done += batch) {
                buffer.clear();
                encode(dtype, values, from + done, Math.min(batch, count - done));
                region.next += write(buffer.flip(), region.next);
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Appends the remaining bytes of {@code bytes}, little-endian, to tensor {@code name} as they are. */
    public void append(String name, ByteBuffer bytes) {
        Region region = region(name);
        reserve(region, bytes.remaining());
        try {
            region.next += write(bytes, region.next);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private void encode(DType dtype, float[] values, int from, int count) {
        switch (dtype) {
            case F32 -> {
                buffer.asFloatBuffer().put(values, from, count);
                buffer.position(count * Float.BYTES);
            }
            case F64 -> {
                for (int i = from; i < from + count; i++) {
                    buffer.putDouble(values[i]);
                }
            }
            case F16 -> {
                for (int i = from; i < from + count; i++) {
                    buffer.putShort(HalfFloat.fromFloat(values[i]));
                }
            }
            case BF16 -> {
                for (int i = from; i < from + count; i++) {
                    buffer.putShort(HalfFloat.bfloatFromFloat(values[i]));
                }
            }
            default -> throw new IllegalArgumentException("dtype must be floating point, was " + dtype);
        }
    }

    private static UncheckedIOException failed(Path target, IOException e) {
        return new UncheckedIOException("writing " + target + ": " + e.getMessage(), e);
    }

    private int write(ByteBuffer bytes, long position) throws IOException {
        int count = bytes.remaining();
        long next = position;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
        return count;
    }

    private Region region(String name) {
        Region region = regions.get(name);
        if (region == null) {
            throw new IllegalArgumentException("name must be one of the tensors given, was " + name);
        }
        return region;
    }

    private static void reserve(Region region, long bytes) {
        if (bytes > region.end - region.next) {
            throw new IllegalArgumentException("bytes for " + region.info.name() + " must be at most the "
                    + (region.end - region.next) + " left, was " + bytes);
        }
    }

    /**
     * Gives the file its name.
     *
     * @throws IllegalStateException if a tensor is not complete, naming it
     */
    public void commit() {
        for (Region region : regions.values()) {
            if (region.next != region.end) {
                throw new IllegalStateException(
                        region.info.name() + " still lacks " + (region.end - region.next) + " bytes");
            }
        }
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Removes the temporary file unless {@link #commit} was called. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }
}
