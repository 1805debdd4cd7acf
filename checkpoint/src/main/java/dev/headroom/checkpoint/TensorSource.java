package dev.headroom.checkpoint;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Named tensors in mapped files. Nothing is copied to the heap but what a caller reads.
 *
 * <p>Thread-safe. Closing gives up the mappings; the JVM unmaps them once no slice is reachable.
 */
public interface TensorSource extends AutoCloseable {

    /** Returns where the tensors come from, for messages. */
    String origin();

    /** Returns the names of all tensors. */
    Set<String> names();

    /** Returns whether there is a tensor {@code name}. */
    default boolean contains(String name) {
        return names().contains(name);
    }

    /**
     * Returns what the tensor is.
     *
     * @throws dev.headroom.MalformedFileException if there is none, naming the file and the tensor
     */
    TensorInfo info(String name);

    /**
     * Reads elements as float32, converting from any floating-point or block format.
     *
     * @param name the tensor
     * @param firstElement index of the first element, row-major; starts a block where the format has blocks
     * @param target receives the elements from index 0 on
     * @param count elements to read, at most {@code target.length}; ends a block where the format has blocks
     */
    void readFloats(String name, long firstElement, float[] target, int count);

    /**
     * Returns the stored bytes, mapped, read-only and little-endian.
     *
     * @param name the tensor
     * @param offset first byte within the tensor
     * @param length bytes, at most 2<sup>31</sup>-1
     */
    ByteBuffer slice(String name, long offset, int length);

    @Override
    void close();
}
