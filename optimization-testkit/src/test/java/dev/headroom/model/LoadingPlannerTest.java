package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.ModelNotFoundException;
import dev.headroom.spi.BackendSettings;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingPlannerTest {

    private static final String ZEPHYR = "HuggingFaceH4/zephyr-7b-beta";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final FakeBackendProvider fake = new FakeBackendProvider(
            FakeScript.defaults().withFormats(Set.of(ModelFormat.ARTEFACT)).withEstimate(ByteSize.megabytes(3_000)));
    private final Backends backends = Backends.of(BackendSettings.ofThreads(2), List.of(fake));
    private final LoadProfiles profiles = LoadProfiles.inMemory();

    @AfterEach
    void close() {
        backends.close();
    }

    @Test
    void plansAKnownModelWithoutItsFiles() {
        ModelLoadingPlan plan = planner().plan(ZEPHYR, ByteSize.gigabytes(14), LIMIT);
        assertThat(plan.task()).isEqualTo(ModelTask.GENERATION);
        assertThat(plan.choice().picked()).isEmpty();
        assertThat(plan.choice().reason()).contains("not on disk");
        assertThat(plan.rows()).hasSize(12);
        PlanRow int4 = plan.rows().get(0);
        assertThat(int4.rung().label()).isEqualTo(ZEPHYR + " int4/128");
        assertThat(int4.fits()).isTrue();
        assertThat(int4.total().inMegabytes()).isBetween(4_500.0, 5_200.0);
        assertThat(int4.tokensPerSecond()).isBetween(5.0, 6.0);
        assertThat(int4.tokensInLimit()).isPositive();
        assertThat(plan.rows().get(3).precision()).isEqualTo(Precision.FP32);
        assertThat(plan.rows().get(3).fits()).isFalse();
        assertThat(fake.calls().opened()).isZero();
    }

    @Test
    void theRestOfTheLadderStandsBelowTheModel() throws IOException {
        artefact("microsoft--phi-2-int4-b32");
        ModelLoadingPlan plan = planner().plan(ZEPHYR, ByteSize.gigabytes(14), LIMIT);
        assertThat(plan.choice().picked().orElseThrow().rung().modelId()).isEqualTo("microsoft/phi-2");
        assertThat(plan.choice().isFallback()).isTrue();
        assertThat(fake.calls().loads()).isZero();
    }

    @Test
    void whatTheBackendReadsFromTheFilesGoesBeforeTheCard() throws IOException {
        artefact("HuggingFaceH4/zephyr-7b-beta");
        ModelLoadingPlan plan = planner().plan(ZEPHYR, ByteSize.megabytes(2_900), LIMIT);
        assertThat(plan.choice().verdicts().get(0).reason()).isEqualTo("needs 3.0 GB, 2.9 GB available");
    }

    @Test
    void whatAnEarlierLoadTookGoesBeforeTheEstimate() throws IOException {
        Path path = artefact("HuggingFaceH4/zephyr-7b-beta");
        Rung rung = LadderSettings.defaults().generation().get(0);
        profiles.store(
                new ModelFiles(ZEPHYR, path, ModelFormat.ARTEFACT), rung.loadSettings(), 2, ByteSize.megabytes(2_800));
        ModelLoadingPlan plan = planner().plan(ZEPHYR, ByteSize.megabytes(2_900), LIMIT);
        assertThat(plan.choice().picked().orElseThrow().rung()).isEqualTo(rung);
    }

    @Test
    void aCheckpointThatNoBackendRunsSaysWhatToDo() throws IOException {
        Path path = Files.createDirectories(folder.resolve(ZEPHYR));
        Files.writeString(path.resolve("config.json"), "{}");
        Files.writeString(path.resolve("model.safetensors"), "");
        ModelLoadingPlan plan = planner().plan(ZEPHYR, ByteSize.gigabytes(14), LIMIT);
        assertThat(plan.choice().verdicts().get(0).reason())
                .contains("found as CHECKPOINT in " + path, "compress it to int4 first");
    }

    @Test
    void aModelWithoutFilesAndCardIsNotFound() {
        assertThatThrownBy(() -> planner().plan("nobody/nothing", ByteSize.gigabytes(14), LIMIT))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining(folder.resolve("nobody/nothing").toString());
    }

    @Test
    void aModelOutsideTheLaddersIsPlannedByItsFiles() throws IOException {
        artefact("me/tiny");
        ModelLoadingPlan plan = planner().plan("me/tiny", ByteSize.gigabytes(14), LIMIT);
        assertThat(plan.choice().picked().orElseThrow().rung().modelId()).isEqualTo("me/tiny");
        assertThat(plan.choice().isFallback()).isFalse();
    }

    private LoadingPlanner planner() {
        return new LoadingPlanner(
                new ModelSources(List.of(new LocalDirectorySource(List.of(folder)))),
                backends,
                LadderSettings.defaults(),
                new SpeedEstimator(ByteSize.gigabytes(29), 2),
                profiles);
    }

    private Path artefact(String name) throws IOException {
        Path path = Files.createDirectories(folder.resolve(name));
        Files.writeString(path.resolve("headroom.json"), "{}");
        return path;
    }
}
