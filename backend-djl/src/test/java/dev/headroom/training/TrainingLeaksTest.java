package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.box.ProcessMemory;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.text.TokenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLeaksTest {

    @TempDir
    Path directory;

    @Test
    void aStepLeavesNoArrayBehind() {
        List<Integer> counts = liveArrays(20, new ArrayList<>());

        assertThat(counts.subList(1, 20)).containsOnly(counts.get(0));
    }

    @Test
    @Tag("slow")
    void aThousandStepsKeepArraysAndMemoryFlat() {
        List<Double> resident = new ArrayList<>();

        List<Integer> counts = liveArrays(1000, resident);

        assertThat(counts.subList(1, 1000)).containsOnly(counts.get(0));
        double early = resident.subList(100, 300).stream()
                .mapToDouble(x -> x)
                .average()
                .orElseThrow();
        double late = resident.subList(800, 1000).stream()
                .mapToDouble(x -> x)
                .average()
                .orElseThrow();
        assertThat(late - early)
                .as("megabytes gained between steps 200 and 900")
                .isLessThan(8);
    }

    private List<Integer> liveArrays(int steps, List<Double> resident) {
        TinyRun run = new TinyRun(directory);
        TrainingSettings settings = TinyRun.settings(steps);
        List<Integer> counts = new ArrayList<>();
        try (TokenFile tokens = TokenFile.open(run.text);
                FullModel model = FullModel.open(run.checkpoint, settings.precision());
                Trainer trainer = new Trainer(model, directory.resolve("run"), tokens, Optional.empty(), settings)) {
            NDManager weights = model.parameters().values().iterator().next().getManager();
            trainer.run(new CancelToken(), progress -> {
                counts.add(weights.getManagedArrays().size() + arraysOutside(TorchEngine.load()));
                resident.add(ProcessMemory.ofThisProcess()
                        .map(memory -> memory.resident().inMegabytes())
                        .orElse(0.0));
            });
        }
        return counts;
    }

    /** Arrays that belong to the engine itself: what no scope would ever free. */
    private static int arraysOutside(TorchEngine torch) {
        try (NDManager manager = torch.newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }
}
