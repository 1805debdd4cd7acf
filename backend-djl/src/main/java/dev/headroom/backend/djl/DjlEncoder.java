package dev.headroom.backend.djl;

import dev.headroom.ByteSize;
import dev.headroom.backend.djl.architecture.Architectures;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.StopSwitch;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.List;

/** What sentence embedders and classifiers share. Sentences that are too long are cut. */
abstract class DjlEncoder extends RunningModel {

    private final EncoderArrays encoder;
    private final EncoderTokenizer tokenizer;
    private final int longest;

    DjlEncoder(ModelProfile profile, LoadedArrays arrays, EncoderTokenizer tokenizer, int longest) {
        super(profile, arrays);
        this.tokenizer = tokenizer;
        this.longest = longest;
        encoder = new EncoderArrays(
                arrays.manager(), Architectures.encoder(arrays.checkpoint().config(), arrays.weights(), arrays.ops()));
    }

    final EncoderArrays encoder() {
        return encoder;
    }

    final int hiddenSize() {
        return profile().shape().orElseThrow().hiddenSize();
    }

    /** Turns a batch of sentences into one result each. */
    @FunctionalInterface
    interface Batch<T> {

        /** Runs it, on the inference thread. */
        List<T> run(List<Sentence> batch, StopSwitch stop);
    }

    /** Runs {@code texts} in batches and returns the results in the order of the texts. */
    final <T> T[] run(String doing, List<String> texts, CancelToken cancel, Batch<T> batches, T[] results) {
        checkOpen();
        List<Sentence> sentences = texts.stream().map(tokenizer::encode).toList();
        return call(doing, cancel, stop -> {
            for (List<Integer> indices : Scratch.BATCHES.of(sentences)) {
                stop.throwIfStopped();
                List<T> part = batches.run(indices.stream().map(sentences::get).toList(), stop);
                for (int i = 0; i < part.size(); i++) {
                    results[indices.get(i)] = part.get(i);
                }
            }
            return results;
        });
    }

    /** Runs one token, on the inference thread. */
    final <T> List<T> runOneToken(Batch<T> batches) {
        StopSwitch never = new StopSwitch(new CancelToken(), new CancelToken());
        return batches.run(List.of(new Sentence(new long[1], new long[1])), never);
    }

    @Override
    final NativeMemory besideWeights() {
        return new NativeMemory(
                ByteSize.ZERO,
                ByteSize.ZERO,
                ByteSize.of(Scratch.ofEncoder(profile().shape().orElseThrow(), longest)));
    }

    @Override
    final void free() {
        tokenizer.close();
    }
}
