package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LoadTurnsTest {

    @TempDir
    Path folder;

    @Test
    void theSecondWaitsUntilTheFirstHasLoaded() throws Exception {
        LoadTurns.Turn first = LoadTurns.in(folder).take(new CancelToken());
        CompletableFuture<LoadTurns.Turn> second =
                CompletableFuture.supplyAsync(() -> LoadTurns.in(folder).take(new CancelToken()));
        assertThatThrownBy(() -> second.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        first.close();
        second.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void aWaiterThatIsCancelledGivesUp() {
        CancelToken cancel = new CancelToken();
        LoadTurns.Turn first = LoadTurns.in(folder).take(new CancelToken());
        try (first) {
            cancel.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(() -> LoadTurns.in(folder).take(cancel)).isInstanceOf(RequestCancelledException.class);
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeStopsNobody() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        LoadTurns turns = LoadTurns.in(file.resolve("below"));
        turns.take(new CancelToken()).close();
    }

    @Test
    void aFailedLoadEndsItsTurn() {
        HostSettings settings = HostSettings.defaults().withTurns(LoadTurns.in(folder));
        try (HostFixture fixture = new HostFixture(HostFixture.fake(), settings)) {
            assertThatThrownBy(() -> {
                        for (char id = 'a'; id < 'z'; id++) {
                            fixture.lend(String.valueOf(id)); // kept, until the next one does not fit
                        }
                    })
                    .isInstanceOf(dev.headroom.OverBudgetException.class);
            LoadTurns.in(folder).take(new CancelToken()).close();
            assertThat(fixture.loaded()).hasSizeGreaterThan(1);
        }
    }
}
