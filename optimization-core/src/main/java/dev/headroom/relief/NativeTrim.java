package dev.headroom.relief;

import dev.headroom.ByteSize;
import dev.headroom.box.ProcessMemory;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the C library to give free native memory back to the system. The JVM offers this as the diagnostic command
 * {@code System.trim_native_heap} on Linux with glibc; it is looked up when run, so nothing is needed where it is absent.
 *
 * <pre>{@code
 * NativeTrim.run().ifPresent(freed -> log.debug("trimmed {}", freed));
 * }</pre>
 *
 * <p>The first call starts the JVM's management server, which itself takes some memory. Thread-safe.
 */
public final class NativeTrim {

    private static final Logger LOG = LoggerFactory.getLogger(NativeTrim.class);
    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";
    private static final String OPERATION = "systemTrimNativeHeap";

    private NativeTrim() {}

    /**
     * Trims now.
     *
     * @return the bytes by which the resident set of this process shrank, possibly zero; empty where this JVM cannot trim
     */
    public static Optional<ByteSize> run() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName bean = new ObjectName(BEAN);
            for (var operation : server.getMBeanInfo(bean).getOperations()) {
                if (operation.getName().equals(OPERATION)) {
                    ByteSize before = resident();
                    server.invoke(bean, OPERATION, new Object[0], new String[0]);
                    return Optional.of(before.minusOrZero(resident()));
                }
            }
        } catch (InstanceNotFoundException e) {
            return Optional.empty();
        } catch (JMException e) {
            LOG.debug("native memory could not be trimmed", e);
        }
        return Optional.empty();
    }

    private static ByteSize resident() {
        return ProcessMemory.ofThisProcess().map(ProcessMemory::resident).orElse(ByteSize.ZERO);
    }
}
