package dev.headroom.inference;

import dev.headroom.BackendException;
import dev.headroom.queue.CancelToken;
import java.nio.FloatBuffer;

/** Says the tokens that it is told, and checks that positions are written in order. */
final class ScriptedDecoder implements DecoderCalls, Decoder {

    private static final int VOCABULARY = 320;

    private final int[] answer;
    private final int end;
    private int said;
    private int written;
    private int largestChunk;
    private int failAfter = Integer.MAX_VALUE;
    private Runnable beforeFailing = () -> {};

    ScriptedDecoder(int[] answer, int end) {
        this.answer = answer.clone();
        this.end = end;
    }

    /** Fails after so many steps, first running {@code before}. */
    ScriptedDecoder failingAfter(int steps, Runnable before) {
        failAfter = steps;
        beforeFailing = before;
        return this;
    }

    int written() {
        return written;
    }

    int largestChunk() {
        return largestChunk;
    }

    @Override
    public int context() {
        return 64;
    }

    @Override
    public int vocabulary() {
        return VOCABULARY;
    }

    @Override
    public void checkOpen() {}

    @Override
    public <T> T call(String doing, CancelToken cancel, Body<T> body) {
        return body.run(this, new StopSwitch(cancel, new CancelToken()));
    }

    @Override
    public int prefillChunk() {
        return 8;
    }

    @Override
    public int scoringChunk() {
        return 8;
    }

    @Override
    public FloatBuffer prefill(int[] ids, int from, int to) {
        write(from, to);
        said = 0;
        return next();
    }

    @Override
    public FloatBuffer step(int id, int position) {
        if (failAfter-- == 0) {
            beforeFailing.run();
            throw new BackendException("scripted", "told to fail", null);
        }
        write(position, position + 1);
        return next();
    }

    @Override
    public FloatBuffer score(int[] ids, int from, int to) {
        throw new AssertionError("a generation scores nothing");
    }

    private void write(int from, int to) {
        if (from != written) {
            throw new AssertionError("position " + from + " was written after " + written);
        }
        largestChunk = Math.max(largestChunk, to - from);
        written = to;
    }

    private FloatBuffer next() {
        float[] logits = new float[VOCABULARY];
        logits[said < answer.length ? answer[said] : end] = 1;
        said++;
        return FloatBuffer.wrap(logits);
    }
}
