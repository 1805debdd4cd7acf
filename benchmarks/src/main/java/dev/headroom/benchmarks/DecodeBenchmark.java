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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Prefill and decode through the whole pipeline. A call is one request; the tokens of it are in the name, so tokens per
 * second are those over the time of a call (decode: less the time of {@code prefill128}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DecodeBenchmark {

    // one byte is one token in synthetic models, and one more for the start
    private static final String PROMPT_128 = "x".repeat(127);
    private static final String PROMPT_512 = "x".repeat(511);

    /** Shapes with random weights. */
    @Param({"135m", "1.1b"})
    public String shape;

    /** Weights that share a scale. */
    @Param({"32", "128"})
    public int blockSize;

    private Governed governed;

    /** Builds the artefact if need be and loads it. */
    @Setup
    public void open() {
        governed = new Governed(Models.int4(SyntheticShape.parse(shape), blockSize), 1024);
        governed.generate(PROMPT_128, 2);
    }

    /** Closes the manager. */
    @TearDown
    public void close() {
        governed.close();
    }

    /** 128 tokens in, 1 out. */
    @Benchmark
    public Generation prefill128() {
        return governed.generate(PROMPT_128, 1);
    }

    /** 512 tokens in, 1 out. */
    @Benchmark
    public Generation prefill512() {
        return governed.generate(PROMPT_512, 1);
    }

    /** 128 tokens in, 65 out: 64 steps of decoding. */
    @Benchmark
    public Generation decode64After128() {
        return governed.generate(PROMPT_128, 65);
    }
}
