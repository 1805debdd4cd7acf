package quickstart;

import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.generation.GenerationRequest;

/** The README's ten lines: what fits in this box and, given a model, an answer from it. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        try (OptimizationManager headroom = OptimizationManager.open(OptimizationConfig.forThisBox())) {
            System.out.println(headroom.checkMemoryHealth());
            System.out.println(headroom.optimizeModelLoading("HuggingFaceH4/zephyr-7b-beta"));
            System.out.println(headroom.optimizeInferenceSettings());
            for (String model : arguments) {
                var request = GenerationRequest.continuing("Once upon a time").onModel(model);
                System.out.println(headroom.generate(request).text());
            }
            System.out.println(headroom.systemHealth());
        }
    }
}
