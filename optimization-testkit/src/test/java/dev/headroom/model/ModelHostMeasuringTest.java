package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.testkit.FakeBackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ModelHostMeasuringTest {

    @TempDir
    Path folder;

    @Test
    void theMeasuredPeakReplacesTheEstimateFromTheNextLoadOn() {
        LoadProfiles profiles = LoadProfiles.in(folder);
        HostFixture[] box = new HostFixture[1];
        FakeBackendProvider fake = new FakeBackendProvider(
                HostFixture.script().withOnLoad(files -> box[0].probe.allocate(ByteSize.megabytes(40))));
        HostSettings settings = HostSettings.defaults().withProfiles(profiles);
        try (HostFixture fixture = new HostFixture(fake, settings)) {
            box[0] = fixture;
            fixture.probe.setHard(ByteSize.megabytes(200));
            fixture.lend("a").close();
            HostedModel hosted = fixture.host.hosted().get(0);
            assertThat(hosted.estimated()).isEqualTo(ByteSize.megabytes(30));
            assertThat(hosted.measured()).contains(ByteSize.megabytes(40));
            assertThat(fixture.budget.committed()).isEqualTo(ByteSize.megabytes(40));
            assertThat(profiles.find(HostFixture.files("a"), HostFixture.SETTINGS, 1))
                    .contains(ByteSize.megabytes(40));
        }
    }

    @Test
    void aLearntSizeIsWhatIsPromised() throws IOException {
        Path path = Files.createDirectories(folder.resolve("model"));
        ModelFiles files = new ModelFiles("a", path, ModelFormat.ARTEFACT);
        LoadProfiles profiles = LoadProfiles.inMemory();
        profiles.store(files, HostFixture.SETTINGS, 1, ByteSize.megabytes(101));
        try (HostFixture fixture =
                new HostFixture(HostFixture.fake(), HostSettings.defaults().withProfiles(profiles))) {
            assertThatThrownBy(
                            () -> fixture.host.lend(files, HostFixture.SETTINGS, new dev.headroom.queue.CancelToken()))
                    .hasMessageContaining("model a needs 101 MB");
        }
    }

    @Test
    void whatTheModelHoldsIsTheLeastThatIsCounted() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            fixture.lend("a").close();
            assertThat(fixture.budget.committed()).isEqualTo(ByteSize.megabytes(24));
        }
    }

    @Test
    void aFailedLoadTeachesNothing() {
        FakeBackendProvider fake = new FakeBackendProvider(HostFixture.script().withOnLoad(files -> {
            throw new BackendException("fake", "cannot load", null);
        }));
        LoadProfiles profiles = LoadProfiles.inMemory();
        try (HostFixture fixture = new HostFixture(fake, HostSettings.defaults().withProfiles(profiles))) {
            assertThatThrownBy(() -> fixture.lend("a")).isInstanceOf(BackendException.class);
            assertThat(profiles.find(HostFixture.files("a"), HostFixture.SETTINGS, 1))
                    .isEmpty();
        }
    }

    @Test
    void loadsAndEvictionsAreRecorded() throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording();
                HostFixture fixture = new HostFixture(HostFixture.fake())) {
            recording.enable("dev.headroom.ModelLoad").withoutThreshold();
            recording.enable("dev.headroom.ModelEvict").withoutThreshold();
            recording.start();
            fixture.lend("a").close();
            fixture.host.evict("a");
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .contains("dev.headroom.ModelLoad", "dev.headroom.ModelEvict");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("dev.headroom.ModelEvict"))
                .extracting(event -> event.getLong("freed"))
                .containsExactly(24_000_000L);
    }
}
