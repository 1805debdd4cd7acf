package dev.headroom.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.headroom.BackendException;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.KeyValueCache;
import dev.headroom.backend.djl.architecture.Positions;
import dev.headroom.inference.Decoder;
import dev.headroom.inference.StopSwitch;
import java.nio.FloatBuffer;

/**
 * A network with its cache during one request; looks at the stop switch before every block. What a span allocates is
 * freed before it returns, what a block allocates before the next one. On the inference thread only.
 */
final class NetworkDecoder implements Decoder {

    private final NDManager manager;
    private final DecoderNetwork network;
    private final KeyValueCache cache;
    private final int scoringChunk;
    private final StopSwitch stop;

    NetworkDecoder(NDManager manager, DecoderNetwork network, KeyValueCache cache, int scoringChunk, StopSwitch stop) {
        this.manager = manager;
        this.network = network;
        this.cache = cache;
        this.scoringChunk = scoringChunk;
        this.stop = stop;
    }

    /** Which positions of a span want logits. */
    private enum Rows {
        ALL,
        LAST
    }

    @Override
    public int prefillChunk() {
        return Scratch.PREFILL_CHUNK;
    }

    @Override
    public int scoringChunk() {
        return scoringChunk;
    }

    @Override
    public FloatBuffer prefill(int[] ids, int from, int to) {
        long[] span = new long[to - from];
        for (int i = from; i < to; i++) {
            span[i - from] = ids[i];
        }
        return run(span, from, Rows.LAST);
    }

    @Override
    public FloatBuffer step(int id, int position) {
        return run(new long[] {id}, position, Rows.LAST);
    }

    @Override
    public FloatBuffer score(int[] ids, int from, int to) {
        long[] span = new long[to - from];
        for (int i = from; i < to; i++) {
            span[i - from] = ids[i];
        }
        return run(span, from, Rows.ALL);
    }

    private FloatBuffer run(long[] ids, int start, Rows rows) {
        try (NDManager span = manager.newSubManager()) {
            NDArray x = network.embed(span.create(ids, new Shape(1, ids.length)), start);
            Positions positions = network.positions(span, start, ids.length);
            cache.begin(span, start, ids.length);
            for (int i = 0; i < network.blocks(); i++) {
                if (stop.stopped().isPresent()) {
                    throw new BackendException(DjlBackendProvider.ID, "ended early", null);
                }
                x = block(span, i, x, positions);
            }
            NDArray wanted = rows == Rows.LAST && ids.length > 1
                    ? x.get(span, new NDIndex().addAllDim().addSliceDim(ids.length - 1, ids.length))
                    : x;
            return FloatBuffer.wrap(network.logits(wanted).toFloatArray());
        }
    }

    private NDArray block(NDManager span, int index, NDArray x, Positions positions) {
        try (NDManager scope = span.newSubManager()) {
            x.attach(scope);
            NDArray y = network.block(index, x, positions, cache);
            y.attach(span);
            return y;
        }
    }
}
