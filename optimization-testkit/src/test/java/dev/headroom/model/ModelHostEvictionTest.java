package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeBackendProvider;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModelHostEvictionTest {

    @Test
    void severalModelsStayWhileTheBudgetAllows() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            fixture.lend("a").close();
            fixture.lend("b").close();
            fixture.lend("c").close();
            assertThat(fixture.loaded()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void theLeastRecentlyUsedIdleModelMakesRoom() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            fixture.lend("a").close();
            fixture.lend("b").close();
            fixture.lend("c").close();
            fixture.lend("a").close();
            fixture.lend("d").close();
            assertThat(fixture.loaded()).containsExactly("a", "c", "d");
            assertThat(fixture.unloads).hasValue(1);
            assertThat(fixture.host.statistics().evictions()).isEqualTo(1);
        }
    }

    @Test
    void aLentModelIsNeverUnloadedAndTheLoadIsRefused() {
        FakeBackendProvider fake = HostFixture.fake();
        try (HostFixture fixture = new HostFixture(fake)) {
            try (Loan a = fixture.lend("a");
                    Loan b = fixture.lend("b");
                    Loan c = fixture.lend("c")) {
                assertThatThrownBy(() -> fixture.lend("d"))
                        .isInstanceOf(OverBudgetException.class)
                        .hasMessageContaining("model d needs 30 MB");
                assertThat(fixture.host.evictIdle()).isEqualTo(ByteSize.ZERO);
                assertThat(fixture.host.evict("a")).isEqualTo(ByteSize.ZERO);
                assertThat(a.model().heldBytes()).isEqualTo(b.model().heldBytes());
                assertThat(c.model().heldBytes()).isGreaterThan(ByteSize.ZERO);
            }
            assertThat(fake.calls().loads()).isEqualTo(3);
            fixture.lend("d").close();
        }
    }

    @Test
    void nothingIsUnloadedForALoadThatCannotFitAnyway() {
        FakeBackendProvider small = HostFixture.fake();
        FakeBackendProvider fake = new FakeBackendProvider(HostFixture.script().withEstimate(ByteSize.megabytes(130)));
        try (HostFixture fixture = new HostFixture(small)) {
            fixture.lend("a").close();
            try (HostFixture other = new HostFixture(fake)) {
                assertThatThrownBy(() -> other.lend("huge")).isInstanceOf(OverBudgetException.class);
            }
            fixture.budget.reserve("something else", ByteSize.megabytes(60));
            fixture.lend("b").close();
            assertThat(fixture.loaded()).containsExactly("b");
            try (Loan lent = fixture.lend("b")) {
                assertThatThrownBy(() -> fixture.lend("c"))
                        .isInstanceOf(OverBudgetException.class)
                        .hasMessageContaining("something else");
                assertThat(lent.model().heldBytes()).isGreaterThan(ByteSize.ZERO);
            }
        }
    }

    @Test
    void evictionReportsWhatTheGaugeLost() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            fixture.lend("a").close();
            fixture.lend("b").close();
            assertThat(fixture.host.evict("b")).isEqualTo(ByteSize.megabytes(24));
            assertThat(fixture.host.evict("b")).isEqualTo(ByteSize.ZERO);
            assertThat(fixture.host.evictIdle()).isEqualTo(ByteSize.megabytes(24));
            assertThat(fixture.loaded()).isEmpty();
            assertThat(fixture.budget.available()).isEqualTo(fixture.budget.capacity());
        }
    }

    @Test
    void modelsIdleForTooLongExpire() {
        HostSettings settings = HostSettings.defaults().withIdleLimit(Duration.ofMinutes(10));
        try (HostFixture fixture = new HostFixture(HostFixture.fake(), settings)) {
            fixture.lend("a").close();
            fixture.clock.advance(Duration.ofMinutes(6));
            fixture.lend("b").close();
            fixture.clock.advance(Duration.ofMinutes(5));
            assertThat(fixture.host.evictExpired()).isEqualTo(ByteSize.megabytes(24));
            assertThat(fixture.loaded()).containsExactly("b");
        }
    }

    @Test
    void idleModelsAreNamedWhereSomethingElseIsRefused() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            fixture.lend("a").close();
            assertThatThrownBy(() -> fixture.budget.reserve("training", ByteSize.megabytes(90)))
                    .hasMessageContaining("idle models (24 MB)");
        }
    }

    @Test
    void lendersAndEvictorsAtOnceLeaveNothingBehind() throws Exception {
        FakeBackendProvider fake = HostFixture.fake();
        try (HostFixture fixture = new HostFixture(fake)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                var runs = IntStream.range(0, 4)
                        .<Future<?>>mapToObj(seed -> threads.submit(() -> work(fixture, new Random(seed))))
                        .toList();
                for (Future<?> run : runs) {
                    run.get(15, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
            fixture.host.evictIdle();
            assertThat(fixture.loaded()).isEmpty();
            assertThat(fixture.budget.available()).isEqualTo(fixture.budget.capacity());
            assertThat(fake.calls().unloads()).isEqualTo(fake.calls().loads());
        }
    }

    private static void work(HostFixture fixture, Random random) {
        for (int i = 0; i < 200; i++) {
            if (random.nextInt(5) == 0) {
                fixture.host.evictIdle();
            }
            try (Loan loan = fixture.host.lend(
                    HostFixture.files("m" + random.nextInt(5)), HostFixture.SETTINGS, new CancelToken())) {
                assertThat(loan.model().heldBytes()).isGreaterThan(ByteSize.ZERO);
            } catch (OverBudgetException e) {
                // all three places are lent to the other threads
                assertThat(e.needed()).isEqualTo(ByteSize.megabytes(30));
            }
        }
    }
}
