package dev.headroom.backend.djl;

import dev.headroom.MalformedFileException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.json.JsonFields;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.Pooling;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelShape;
import dev.headroom.model.ModelTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the checkpoint directory of an encoder. On the inference thread. */
final class EncoderFolder {

    private EncoderFolder() {}

    /** Makes an embedder or a classifier; nothing stays allocated if it fails. Owns the arrays. */
    static DjlEncoder open(ModelFiles files, ModelProfile profile, LoadedArrays arrays, LoadSettings settings) {
        EncoderTokenizer tokenizer = null;
        boolean complete = false;
        try {
            Path json = tokenizerJson(files);
            int longest = Math.min(
                    settings.contextLength(),
                    EncoderTokenizer.maximum(json, profile.shape().map(ModelShape::contextLength)));
            tokenizer = EncoderTokenizer.open(json, longest);
            DjlEncoder encoder = profile.task() == ModelTask.CLASSIFICATION
                    ? classifier(files.path(), profile, arrays, tokenizer, longest)
                    : embedder(files.path(), profile, arrays, tokenizer, longest);
            complete = true;
            return encoder;
        } finally {
            if (!complete) {
                arrays.close();
                if (tokenizer != null) {
                    tokenizer.close();
                }
            }
        }
    }

    private static Path tokenizerJson(ModelFiles files) {
        if (files.format() != ModelFormat.CHECKPOINT) {
            throw new UnsupportedFeatureException("an encoder in a file of format " + files.format(), files.id());
        }
        Path json = files.path().resolve("tokenizer.json");
        if (!Files.isRegularFile(json)) {
            throw new ModelNotFoundException(files.id(), List.of(json.toString()));
        }
        return json;
    }

    private static DjlEncoder embedder(
            Path directory, ModelProfile profile, LoadedArrays arrays, EncoderTokenizer tokenizer, int longest) {
        Pooling pooling = Pooling.read(directory.resolve("1_Pooling/config.json"));
        DjlEmbedder embedder = new DjlEmbedder(profile, arrays, tokenizer, longest, pooling);
        RunningModel.probe(arrays, () -> embedder.runOneToken(embedder::pool));
        return embedder;
    }

    private static DjlEncoder classifier(
            Path directory, ModelProfile profile, LoadedArrays arrays, EncoderTokenizer tokenizer, int longest) {
        long count = arrays.weights()
                .find("classifier.weight")
                .map(weight -> weight.getShape().get(0))
                .orElseThrow(() -> new MalformedFileException(
                        arrays.checkpoint().tensors().origin(), "tensor classifier.weight", "exist", "absent"));
        List<String> labels = labels(JsonFields.read(directory.resolve("config.json")), count);
        DjlClassifier classifier = new DjlClassifier(profile, arrays, tokenizer, longest, labels);
        RunningModel.probe(arrays, () -> classifier.runOneToken(classifier::label));
        return classifier;
    }

    /** Returns the names in {@code id2label}, or those that Hugging Face gives where there are none. */
    private static List<String> labels(JsonFields config, long count) {
        Optional<JsonFields> names = config.object("id2label");
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = Integer.toString(i);
            labels.add(names.flatMap(all -> all.text(id)).orElse("LABEL_" + id));
        }
        return labels;
    }
}
