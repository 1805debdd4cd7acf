package dev.headroom.compress.graph;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/** Tensors on the heap. */
final class InMemoryTensors implements TensorSource {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(List<Long> shape, float[] values) {}

    void put(String name, float[] tensor, long... shape) {
        entries.put(name, new Entry(Arrays.stream(shape).boxed().toList(), tensor));
    }

    void putGaussian(String name, Random random, double deviation, long... shape) {
        float[] tensor = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] = (float) (random.nextGaussian() * deviation);
        }
        put(name, tensor, shape);
    }

    void remove(String name) {
        entries.remove(name);
    }

    /** Returns a copy whose matrices are changed by {@code change}, given values and columns; vectors stay. */
    InMemoryTensors mapMatrices(BiFunction<float[], Integer, float[]> change) {
        InMemoryTensors copy = new InMemoryTensors();
        entries.forEach((name, entry) -> {
            boolean matrix = entry.shape().size() == 2;
            copy.entries.put(
                    name,
                    matrix
                            ? new Entry(
                                    entry.shape(),
                                    change.apply(
                                            entry.values(), entry.shape().get(1).intValue()))
                            : entry);
        });
        return copy;
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new MalformedFileException(origin(), name, "be there", "absent");
        }
        return entry;
    }

    @Override
    public String origin() {
        return "memory";
    }

    @Override
    public Set<String> names() {
        return entries.keySet();
    }

    @Override
    public TensorInfo info(String name) {
        return new TensorInfo(name, DType.F32, entry(name).shape());
    }

    @Override
    public void readFloats(String name, long firstElement, float[] target, int count) {
        System.arraycopy(entry(name).values(), (int) firstElement, target, 0, count);
    }

    @Override
    public ByteBuffer slice(String name, long offset, int length) {
        float[] tensor = entry(name).values();
        ByteBuffer bytes = ByteBuffer.allocate(tensor.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor);
        return bytes.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {}
}
