package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.spi.MemoryProbe;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OshiStaysAsideTest {

    /** Loads Headroom's classes anew and notes every other class that they ask for. */
    private static final class Recorder extends ClassLoader {

        private final List<String> asked = new ArrayList<>();

        Recorder() {
            super(OshiStaysAsideTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                asked.add(name);
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith("dev.headroom.")) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] code = bytes == null ? new byte[0] : bytes.readAllBytes();
                    return defineClass(name, code, 0, code.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v1", "hybrid"})
    void noClassOfOshiIsAskedForInAContainer(String box) throws Exception {
        Recorder recorder = new Recorder();
        Method detect = recorder.loadClass(MemoryProbes.class.getName()).getDeclaredMethod("detect", Path.class);
        detect.setAccessible(true);
        Object probe = detect.invoke(null, RecordedBox.root(box));
        Method read = probe.getClass().getDeclaredMethod("read");
        read.setAccessible(true);
        assertThat(read.invoke(probe)).asString().contains("cgroup");
        Method detectBox = recorder.loadClass(Box.class.getName()).getDeclaredMethod("detect", Path.class, int.class);
        detectBox.setAccessible(true);
        assertThat(detectBox.invoke(null, RecordedBox.root(box), 2)).isNotNull();
        assertThat(recorder.asked).contains(MemoryProbe.class.getName()).noneMatch(name -> name.startsWith("oshi"));
    }

    @Test
    void theSizeOfALinuxMachineIsKnownWithoutOshi() throws Exception {
        Recorder recorder = new Recorder();
        Method detect = recorder.loadClass(Box.class.getName()).getDeclaredMethod("detect");
        assertThat(detect.invoke(null)).asString().contains("cpus=");
        assumeTrue(Files.exists(Path.of("/proc/meminfo")), "skipped: no /proc/meminfo here");
        assertThat(recorder.asked).noneMatch(name -> name.startsWith("oshi"));
    }

    @ParameterizedTest
    @ValueSource(strings = "oshi.SystemInfo")
    void oshiIsAskedForByOneClassAlone(String oshi) throws Exception {
        Recorder recorder = new Recorder();
        Class<?> source = recorder.loadClass(OshiHostMemory.class.getName());
        var maker = source.getDeclaredConstructor();
        maker.setAccessible(true);
        Method get = source.getDeclaredMethod("get");
        get.setAccessible(true);
        assertThat(get.invoke(maker.newInstance())).asString().contains("total=");
        assertThat(recorder.asked).contains(oshi);
    }
}
