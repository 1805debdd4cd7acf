package dev.headroom.checkpoint.mapped;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tensors at known places of one mapped file. Thread-safe. */
public abstract class MappedTensors implements TensorSource {

    private static final int CHUNK = 1 << 16;

    private final MappedFile file;
    private final Map<String, Placed> tensors;

    /**
     * A tensor and where it starts.
     *
     * @param info what it is
     * @param offset its first byte in the file
     */
    public record Placed(TensorInfo info, long offset) {}

    /**
     * Takes over the file.
     *
     * @param file closed with this
     * @param tensors by name; every one lies inside the file
     */
    protected MappedTensors(MappedFile file, Map<String, Placed> tensors) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    @Override
    public final String origin() {
        return file.path().toString();
    }

    /** Returns the bytes of the file. */
    public final long fileBytes() {
        return file.size();
    }

    @Override
    public final Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public final TensorInfo info(String name) {
        return placed(name).info();
    }

    @Override
    public final void readFloats(String name, long firstElement, float[] target, int count) {
        readFloats(name, firstElement, target, 0, count);
    }

    /** As {@link #readFloats(String, long, float[], int)}, with the elements going to index {@code at} on. */
    public final void readFloats(String name, long firstElement, float[] target, int at, int count) {
        Placed placed = placed(name);
        TensorInfo info = placed.info();
        if (!FloatDecoder.canDecode(info.dtype())) {
            throw new MalformedFileException(origin(), "tensor " + name, "hold floating point", info.dtype() + "");
        }
        Objects.checkFromIndexSize(at, count, target.length);
        Objects.checkFromIndexSize(firstElement, count, info.elements());
        long first = info.dtype().bytes(firstElement);
        for (int done = 0; done < count; done += CHUNK) {
            int elements = Math.min(CHUNK, count - done);
            long from = placed.offset() + first + info.dtype().bytes(done);
            ByteBuffer bytes = file.slice(from, (int) info.dtype().bytes(elements));
            FloatDecoder.decode(info.dtype(), bytes, target, at + done, elements);
        }
    }

    @Override
    public final ByteBuffer slice(String name, long offset, int length) {
        Placed placed = placed(name);
        Objects.checkFromIndexSize(offset, length, placed.info().bytes());
        return file.slice(placed.offset() + offset, length);
    }

    private Placed placed(String name) {
        Placed placed = tensors.get(name);
        if (placed == null) {
            throw new MalformedFileException(origin(), "tensor " + name, "exist", "absent");
        }
        return placed;
    }

    @Override
    public final void close() {
        file.close();
    }
}
