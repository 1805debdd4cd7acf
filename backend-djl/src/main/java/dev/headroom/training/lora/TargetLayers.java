package dev.headroom.training.lora;

import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The linear layers of a checkpoint's blocks, in the checkpoint's order: matrices {@code ….NUMBER.….weight}.
 *
 * @param all every one of them
 */
record TargetLayers(List<TargetLayer> all) {

    private static final String WEIGHT = ".weight";
    private static final Pattern IN_BLOCK = Pattern.compile("(?:.+\\.)?\\d+\\..+\\.weight");

    static TargetLayers of(String architecture, TensorSource tensors) {
        return of(architecture, tensors.names().stream().map(tensors::info).toList());
    }

    static TargetLayers of(String architecture, List<TensorInfo> tensors) {
        boolean gpt2 = architecture.equals("GPT2LMHeadModel");
        List<TargetLayer> layers = new ArrayList<>();
        for (TensorInfo info : tensors) {
            if (info.shape().size() == 2 && IN_BLOCK.matcher(info.name()).matches()) {
                String module = info.name().substring(0, info.name().length() - WEIGHT.length());
                // published GPT-2 files leave out the prefix that the model class puts in front
                String peftModule = gpt2 && module.startsWith("h.") ? "transformer." + module : module;
                TargetLayer.Layout layout = gpt2 ? TargetLayer.Layout.IN_OUT : TargetLayer.Layout.OUT_IN;
                layers.add(TargetLayer.of(module, peftModule, info, layout));
            }
        }
        return new TargetLayers(List.copyOf(layers));
    }

    /** Returns the layers that {@code targets} mean. */
    List<TargetLayer> meantBy(List<String> targets) {
        if (targets.equals(List.of(LoraSettings.ALL_LINEAR))) {
            return all;
        }
        return all.stream()
                .filter(layer -> targets.stream().anyMatch(layer::isMeantBy))
                .toList();
    }

    /** Returns the targets that mean no layer; possibly empty. */
    List<String> unknown(List<String> targets) {
        return targets.stream()
                .filter(target -> !target.equals(LoraSettings.ALL_LINEAR))
                .filter(target -> all.stream().noneMatch(layer -> layer.isMeantBy(target)))
                .toList();
    }

    /** Returns the short names of all layers, each once, sorted. */
    List<String> shortNames() {
        return all.stream().map(TargetLayer::shortName).distinct().sorted().toList();
    }
}
