package dev.headroom.benchmarks;

import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.generation.Generation;
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

/** A second identical request: answered by the request tier, without the backend. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CachedRepeatBenchmark {

    private Governed governed;

    /** Generates once. */
    @Setup
    public void open() {
        governed = new Governed(Models.int4(SyntheticShape.TINY, 32), 128);
        governed.generateCached("Once upon a time", 32);
    }

    /** Closes the manager. */
    @TearDown
    public void close() {
        governed.close();
    }

    /** Asks again. */
    @Benchmark
    public Generation askAgain() {
        return governed.generateCached("Once upon a time", 32);
    }
}
