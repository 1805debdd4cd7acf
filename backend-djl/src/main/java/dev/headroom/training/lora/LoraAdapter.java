package dev.headroom.training.lora;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter as PEFT stores it: a directory with {@code adapter_config.json} and {@code adapter_model.safetensors}.
 *
 * <pre>{@code
 * try (LoraAdapter adapter = LoraAdapter.open(directory)) {
 *     System.out.println(adapter.settings().rank() + " on " + adapter.base().orElse("an unnamed model"));
 * }
 * }</pre>
 *
 * <p>Opening checks the names, the pairs and the ranks; whether the adapter fits a checkpoint is checked where the two
 * meet. Dropout is read over, it belongs to training. A regular expression in {@code target_modules} is not evaluated:
 * the tensors say which layers it found.
 *
 * <p>Thread-safe. The matrices stay mapped. Errors: {@link MalformedFileException}; {@link UnsupportedFeatureException}
 * for what PEFT can do beyond plain LoRA with or without rank-stabilised scaling; {@link java.io.UncheckedIOException}.
 */
public final class LoraAdapter implements AutoCloseable {

    static final String WEIGHTS = "adapter_model.safetensors";

    private static final Pattern NAME = Pattern.compile("base_model\\.model\\.(.+)\\.lora_([AB])\\.weight");

    private final SafetensorsFile tensors;
    private final LoraSettings settings;
    private final Optional<String> base;
    private final SortedSet<String> modules;

    private LoraAdapter(SafetensorsFile tensors, AdapterConfig config, Path configFile) {
        this.tensors = tensors;
        this.base = config.base();
        this.modules = modules(tensors);
        requirePairs(config.rank());
        List<String> targets = config.targets().orElseGet(() -> List.copyOf(modules));
        try {
            this.settings = new LoraSettings(config.rank(), config.alpha(), config.scaling(), targets);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(
                    configFile.toString(), "target_modules", "name layers, each once", targets.toString(), e);
        }
    }

    /** Opens an adapter's directory. */
    public static LoraAdapter open(Path directory) {
        Path configFile = directory.resolve(AdapterConfig.FILE);
        AdapterConfig config = AdapterConfig.read(configFile);
        Path weights = directory.resolve(WEIGHTS);
        if (!Files.isRegularFile(weights)) {
            throw new MalformedFileException(directory.toString(), "weights", "be in " + WEIGHTS, "absent");
        }
        SafetensorsFile tensors = SafetensorsFile.open(weights);
        try {
            return new LoraAdapter(tensors, config, configFile);
        } catch (RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    private static SortedSet<String> modules(SafetensorsFile tensors) {
        SortedSet<String> modules = new TreeSet<>();
        for (String name : tensors.names()) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new UnsupportedFeatureException("tensor " + name + " in an adapter", tensors.origin());
            }
            modules.add(matcher.group(1));
        }
        if (modules.isEmpty()) {
            throw new MalformedFileException(tensors.origin(), "content", "hold pairs of matrices", "none");
        }
        return modules;
    }

    private void requirePairs(int rank) {
        for (String module : modules) {
            TensorInfo a = half(module, "A");
            TensorInfo b = half(module, "B");
            require(a, a.shape().get(0) == rank, "have the " + rank + " rows that r states");
            require(b, b.shape().get(1) == rank, "have the " + rank + " columns that r states");
        }
    }

    private TensorInfo half(String module, String which) {
        String name = "base_model.model." + module + ".lora_" + which + ".weight";
        if (!tensors.contains(name)) {
            throw new MalformedFileException(
                    tensors.origin(), "tensor " + name, "stand beside its other half", "absent");
        }
        TensorInfo info = tensors.info(name);
        require(info, info.shape().size() == 2, "be a matrix");
        boolean number = info.dtype() == DType.F32 || info.dtype() == DType.F16 || info.dtype() == DType.BF16;
        if (!number) {
            throw new MalformedFileException(
                    tensors.origin(),
                    "tensor " + name,
                    "be F32, F16 or BF16",
                    info.dtype().toString());
        }
        return info;
    }

    private void require(TensorInfo info, boolean holds, String rule) {
        if (!holds) {
            throw new MalformedFileException(
                    tensors.origin(),
                    "shape of " + info.name(),
                    rule,
                    info.shape().toString());
        }
    }

    /** Returns rank, alpha and targets. */
    public LoraSettings settings() {
        return settings;
    }

    /** Returns the name or path of the model that was adapted, as the file has it. */
    public Optional<String> base() {
        return base;
    }

    /** Returns the adapted layers by their names in the model, sorted. */
    public List<String> modules() {
        return List.copyOf(modules);
    }

    /** Returns how many weights the adapter has. */
    public long parameters() {
        return tensors.names().stream()
                .mapToLong(name -> tensors.info(name).elements())
                .sum();
    }

    /**
     * Returns the layers of a checkpoint that this adapter changes, in the checkpoint's order.
     *
     * @throws MalformedFileException if the two do not fit
     */
    List<TargetLayer> layersOf(TargetLayers checkpoint) {
        List<String> unknown = checkpoint.unknown(settings.targets());
        if (!unknown.isEmpty()) {
            throw new MalformedFileException(
                    tensors.origin(),
                    "target_modules",
                    "name linear layers of the base's blocks, which are " + checkpoint.shortNames(),
                    unknown.toString());
        }
        List<TargetLayer> layers = checkpoint.meantBy(settings.targets());
        SortedSet<String> left = new TreeSet<>(modules);
        for (TargetLayer layer : layers) {
            if (!left.remove(layer.peftModule())) {
                throw new MalformedFileException(
                        tensors.origin(), "tensor " + layer.nameOfA(), "exist for a base with that layer", "absent");
            }
            TensorInfo a = tensors.info(layer.nameOfA());
            TensorInfo b = tensors.info(layer.nameOfB());
            List<Long> shapeOfA = layer.shapeOfA(settings.rank());
            List<Long> shapeOfB = layer.shapeOfB(settings.rank());
            require(a, a.shape().equals(shapeOfA), "be " + shapeOfA + " for the base's " + layer.module());
            require(b, b.shape().equals(shapeOfB), "be " + shapeOfB + " for the base's " + layer.module());
        }
        if (!left.isEmpty()) {
            throw new MalformedFileException(
                    tensors.origin(), "tensors of " + left.first(), "belong to a layer of the base", "of none");
        }
        return layers;
    }

    /** Returns a matrix in float32, row-major. */
    float[] values(String name) {
        int count = Math.toIntExact(tensors.info(name).elements());
        float[] values = new float[count];
        tensors.readFloats(name, 0, values, count);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new MalformedFileException(tensors.origin(), "tensor " + name, "hold finite numbers", value + "");
            }
        }
        return values;
    }

    @Override
    public void close() {
        tensors.close();
    }
}
