package dev.headroom.backend.djl;

import dev.headroom.ByteSize;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint on disk, as far as its headers tell. Thread-safe; holds no file open.
 *
 * @param files where it lies
 */
record ModelFolder(ModelFiles files) {

    /** PyTorch itself and the tokenizer library. */
    private static final long RUNTIME = 135_000_000;

    /** Bytes of a token of the vocabulary in the tokenizer: text, hash entries and merges. */
    private static final long TOKENIZER_PER_TOKEN = 300;

    ModelProfile profile() {
        try (Checkpoint checkpoint = Checkpoint.open(files.path())) {
            return profile(checkpoint);
        }
    }

    private ModelProfile profile(Checkpoint checkpoint) {
        String architecture = checkpoint.config().architecture();
        return new ModelProfile(
                files.id(),
                task(architecture),
                architecture,
                precision(checkpoint),
                Optional.of(checkpoint.config().shape()),
                checkpoint.bytes());
    }

    private static ModelTask task(String architecture) {
        return switch (architecture) {
            case "LlamaForCausalLM", "MistralForCausalLM", "PhiForCausalLM", "GPT2LMHeadModel" -> ModelTask.GENERATION;
            case "BertModel", "BertForMaskedLM", "DistilBertModel", "DistilBertForMaskedLM" -> ModelTask.EMBEDDING;
            case "BertForSequenceClassification", "DistilBertForSequenceClassification" -> ModelTask.CLASSIFICATION;
            default -> throw new UnsupportedFeatureException("architecture " + architecture, DjlBackendProvider.ID);
        };
    }

    /** The format that most weights are stored in. */
    private static Precision precision(Checkpoint checkpoint) {
        Map<DType, Long> elements = new EnumMap<>(DType.class);
        for (TensorInfo info : new StoredWeights(checkpoint.tensors()).used()) {
            elements.merge(info.dtype(), info.elements(), Long::sum);
        }
        DType most = elements.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DType.F32);
        return switch (most) {
            case F16, BF16 -> Precision.FP16;
            case Q8_0 -> Precision.INT8;
            case Q4_0 -> Precision.INT4;
            default -> Precision.FP32;
        };
    }

    MemoryEstimate estimate(LoadSettings settings) {
        try (Checkpoint checkpoint = Checkpoint.open(files.path())) {
            StoredWeights weights = new StoredWeights(checkpoint.tensors());
            ModelShape shape = checkpoint.config().shape();
            boolean decoder = task(checkpoint.config().architecture()) == ModelTask.GENERATION;
            int context = Math.min(settings.contextLength(), shape.contextLength());
            return new MemoryEstimate(
                    ByteSize.of(weights.decodedBytes()),
                    ByteSize.of(weights.mappedBytes()),
                    decoder ? ByteSize.of(shape.kvCacheBytes(context)) : ByteSize.ZERO,
                    ByteSize.of(decoder ? Scratch.ofDecoder(shape, context) : Scratch.ofEncoder(shape, context)),
                    ByteSize.of(RUNTIME + TOKENIZER_PER_TOKEN * shape.vocabularySize()),
                    ByteSize.ZERO);
        }
    }
}
