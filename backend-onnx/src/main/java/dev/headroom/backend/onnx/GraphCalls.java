package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.inference.Decoder;
import dev.headroom.inference.DecoderCalls;
import dev.headroom.queue.CancelToken;
import java.nio.FloatBuffer;

/** The requests of a decoder graph. Thread-safe. */
final class GraphCalls implements DecoderCalls {

    private final OrtCalls calls;
    private final DecoderGraph graph;
    private final ArenaTrim trim;

    GraphCalls(OrtCalls calls, DecoderGraph graph, ArenaTrim trim) {
        this.calls = calls;
        this.graph = graph;
        this.trim = trim;
    }

    @Override
    public int context() {
        return graph.context();
    }

    @Override
    public int vocabulary() {
        return graph.vocabulary();
    }

    @Override
    public void checkOpen() {
        calls.checkOpen();
    }

    @Override
    public <T> T call(String doing, CancelToken cancel, Body<T> body) {
        return calls.call(doing, cancel, control -> body.run(new Running(doing, control), control.stop()));
    }

    /** The graph during one request. */
    private final class Running implements Decoder {

        private final String doing;
        private final RunControl control;

        Running(String doing, RunControl control) {
            this.doing = doing;
            this.control = control;
        }

        @Override
        public int prefillChunk() {
            return DecoderGraph.PREFILL_CHUNK;
        }

        @Override
        public int scoringChunk() {
            return graph.scoringChunk();
        }

        @Override
        public FloatBuffer prefill(int[] ids, int from, int to) {
            try {
                return graph.prefill(ids, from, to, from, control.options());
            } catch (OrtException e) {
                throw OrtErrors.map(doing, e);
            }
        }

        @Override
        public FloatBuffer step(int id, int position) {
            try {
                return graph.step(id, position, trim.options(control));
            } catch (OrtException e) {
                throw OrtErrors.map(doing, e);
            }
        }

        @Override
        public FloatBuffer score(int[] ids, int from, int to) {
            try {
                return graph.score(ids, from, to, from, control.options());
            } catch (OrtException e) {
                throw OrtErrors.map(doing, e);
            }
        }
    }
}
