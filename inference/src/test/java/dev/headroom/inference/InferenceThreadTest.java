package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {

    private final InferenceThread thread = new InferenceThread("test");

    @Test
    void runsEveryCallOnOneDaemonThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50).parallel().forEach(i -> thread.call(() -> threads.add(Thread.currentThread())));
        assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
    }

    @Test
    void handsFailuresBackAsTheyAre() {
        IllegalArgumentException failure = new IllegalArgumentException("x");
        assertThatThrownBy(() -> thread.call(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> thread.call(() -> {
                    throw new AssertionError("y");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(thread.<String>call(() -> "still here")).isEqualTo("still here");
    }

    @Test
    void refusesACallFromInsideACall() {
        assertThatThrownBy(() -> thread.call(() -> thread.call(() -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside another call");
    }

    @Test
    void keepsAnInterruptForTheCaller() {
        Thread.currentThread().interrupt();
        assertThat(thread.<Integer>call(() -> 7)).isEqualTo(7);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void handOverIsSmallBesideAToken() {
        long[] nanos = new long[2000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            thread.call(() -> 1);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        // measured 10 to 30 microseconds on a quiet machine; once per request
        assertThat(nanos[nanos.length / 10]).isLessThan(1_000_000);
    }
}
