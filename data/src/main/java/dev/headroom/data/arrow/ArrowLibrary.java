package dev.headroom.data.arrow;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.spi.Availability;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the optional dependency and the flag that it needs, without running any of its code. */
final class ArrowLibrary {

    static final String COORDINATES =
            "org.apache.arrow:arrow-vector:19.0.0 and org.apache.arrow:arrow-memory-unsafe:19.0.0";
    static final String FLAG = "--add-opens=java.base/java.nio=ALL-UNNAMED";

    private static final String VECTORS = "org.apache.arrow.vector.VectorSchemaRoot";
    private static final String MEMORY = "org.apache.arrow.memory.util.MemoryUtil";
    private static final String ALLOCATOR = "org.apache.arrow.memory.unsafe.DefaultAllocationManagerFactory";
    private static final String OTHER_ALLOCATOR = "org.apache.arrow.memory.netty.DefaultAllocationManagerFactory";

    private ArrowLibrary() {}

    static Availability availability(ClassLoader loader) {
        if (!isPresent(VECTORS, loader) || !(isPresent(ALLOCATOR, loader) || isPresent(OTHER_ALLOCATOR, loader))) {
            return Availability.unavailable("Arrow is not on the class path", "add the dependencies " + COORDINATES);
        }
        // Arrow takes a buffer's address by reflection, and fails in a static initialiser where it may not
        if (!isOpen(loader)) {
            return Availability.unavailable("Arrow may not reach into java.nio", "start Java with " + FLAG);
        }
        return Availability.available();
    }

    private static boolean isPresent(String name, ClassLoader loader) {
        return find(name, loader) != null;
    }

    private static boolean isOpen(ClassLoader loader) {
        Class<?> memory = find(MEMORY, loader);
        return memory != null && ByteBuffer.class.getModule().isOpen("java.nio", memory.getModule());
    }

    private static @Nullable Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    static void require(ClassLoader loader) {
        if (availability(loader) instanceof Availability.Unavailable missing) {
            throw new UnsupportedFeatureException(
                    "Arrow files (" + missing.cure() + ")", "this process, where " + missing.reason() + ",");
        }
    }
}
