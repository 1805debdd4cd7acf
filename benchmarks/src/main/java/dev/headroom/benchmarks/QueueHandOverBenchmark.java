package dev.headroom.benchmarks;

import dev.headroom.queue.DaemonTimer;
import dev.headroom.queue.QueueLimits;
import dev.headroom.queue.RequestQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Empty work through the queue: submit, run on the lane, deadline armed and taken back, result handed over. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class QueueHandOverBenchmark {

    private DaemonTimer timer;
    private RequestQueue queue;

    /** Opens a queue. */
    @Setup
    public void open() {
        timer = new DaemonTimer();
        queue = new RequestQueue(QueueLimits.defaults(), timer);
    }

    /** Closes it. */
    @TearDown
    public void close() {
        queue.close();
        timer.close();
    }

    /** One round trip. */
    @Benchmark
    public Integer handOver() throws InterruptedException {
        return queue.submit("nothing", execution -> 1).await();
    }
}
