package dev.headroom.training.lora;

import dev.headroom.ProgressListener;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds an adapter to the weights it was trained on, {@code W + factor · B A}, and writes the result as a checkpoint that
 * needs no adapter (Hu et al. 2021, LoRA, section 4.1, "no additional inference latency").
 *
 * <pre>{@code
 * LoraMerge.merge(Path.of("zephyr-7b-beta"), Path.of("my-adapter"), Path.of("zephyr-mine"), progress);
 * }</pre>
 *
 * <p>Tensors that the adapter does not touch are copied byte for byte, the others are computed in float64 and rounded
 * once. Loads no native library. Holds one layer's adapter matrices and 4 MB, whatever the size of the model; needs disk
 * for a second checkpoint. Result: one {@code model.safetensors} and the source's configuration and tokenizer. It gets its
 * name when complete; a merge that is killed leaves a hidden {@code .NAME.partial-…} beside it. Thread-safe.
 *
 * <p>Errors: {@link dev.headroom.MalformedFileException} where adapter and checkpoint do not fit,
 * {@link UnsupportedFeatureException} for GGUF, {@link UncheckedIOException}.
 */
public final class LoraMerge {

    private static final int CHUNK_BYTES = 1 << 20;

    /** What makes a directory a checkpoint, beside its weights. */
    private static final List<String> COPIED = List.of(
            "generation_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "tokenizer.model",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "merges.txt",
            "chat_template.jinja",
            "chat_template.json",
            "config.json");

    private LoraMerge() {}

    /** Merges, every tensor in the format it is stored in. */
    public static void merge(Path checkpoint, Path adapter, Path target, ProgressListener progress) {
        merge(checkpoint, adapter, target, MergedFormat.AS_STORED, progress);
    }

    /**
     * Merges.
     *
     * @param checkpoint directory of the base; not changed
     * @param adapter directory as PEFT or {@link LoraModel#export} wrote it
     * @param target directory of the result; absent or empty
     * @param format of the tensors that change
     * @param progress hears weights written
     */
    public static void merge(
            Path checkpoint, Path adapter, Path target, MergedFormat format, ProgressListener progress) {
        if (!Files.isDirectory(checkpoint) && Files.exists(checkpoint)) {
            throw new UnsupportedFeatureException("merging into a single file", checkpoint.toString());
        }
        try (Checkpoint base = Checkpoint.open(checkpoint);
                LoraAdapter pairs = LoraAdapter.open(adapter)) {
            TargetLayers layers = TargetLayers.of(base.config().architecture(), base.tensors());
            Map<String, TargetLayer> changed = new LinkedHashMap<>();
            pairs.layersOf(layers).forEach(layer -> changed.put(layer.module() + ".weight", layer));
            try (UnfinishedDirectory directory = UnfinishedDirectory.beside(target)) {
                new Merging(base.tensors(), pairs, changed, format, progress)
                        .write(directory.path().resolve("model.safetensors"));
                for (String file : COPIED) {
                    if (Files.isRegularFile(checkpoint.resolve(file))) {
                        Files.copy(checkpoint.resolve(file), directory.path().resolve(file));
                    }
                }
                directory.commit();
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + target, e);
            }
        }
    }

    /** One merge of all tensors. */
    private record Merging(
            TensorSource source,
            LoraAdapter adapter,
            Map<String, TargetLayer> changed,
            MergedFormat format,
            ProgressListener progress) {

        void write(Path file) {
            List<TensorInfo> tensors = new ArrayList<>();
            source.names().forEach(name -> tensors.add(merged(source.info(name))));
            long total = tensors.stream().mapToLong(TensorInfo::elements).sum();
            long done = 0;
            try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of("format", "pt"))) {
                for (TensorInfo tensor : tensors) {
                    TargetLayer layer = changed.get(tensor.name());
                    if (layer == null) {
                        copy(tensor, writer);
                    } else {
                        MergedRows.of(layer, adapter).write(source, tensor.name(), writer);
                    }
                    done += tensor.elements();
                    progress.progress("merging", done, total);
                }
                writer.commit();
            }
        }

        private TensorInfo merged(TensorInfo info) {
            if (!changed.containsKey(info.name())) {
                return info;
            }
            boolean fits = info.dtype() == DType.F32 || info.dtype() == DType.F16 || info.dtype() == DType.BF16;
            if (!fits) {
                throw new UnsupportedFeatureException("merging into " + info.dtype(), source.origin());
            }
            return format == MergedFormat.AS_STORED ? info : new TensorInfo(info.name(), DType.F32, info.shape());
        }

        private void copy(TensorInfo tensor, SafetensorsWriter writer) {
            for (long at = 0; at < tensor.bytes(); at += CHUNK_BYTES) {
                int count = (int) Math.min(CHUNK_BYTES, tensor.bytes() - at);
                writer.append(tensor.name(), source.slice(tensor.name(), at, count));
            }
        }
    }
}
