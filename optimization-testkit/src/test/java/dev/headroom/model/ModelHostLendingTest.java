package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeBackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModelHostLendingTest {

    @Test
    void loadsOnFirstNeedAndLendsTheSameModelAgain() {
        FakeBackendProvider fake = HostFixture.fake();
        try (HostFixture fixture = new HostFixture(fake)) {
            assertThat(fake.calls().opened()).isZero();
            try (Loan first = fixture.lend("a");
                    Loan second = fixture.lend("a")) {
                assertThat(first.model()).isSameAs(second.model());
            }
            assertThat(fake.calls().loads()).isEqualTo(1);
            assertThat(fixture.host.statistics().hits()).isEqualTo(1);
            assertThat(fixture.host.statistics().misses()).isEqualTo(1);
        }
        assertThat(fake.calls().unloads()).isEqualTo(1);
    }

    @Test
    void concurrentFirstLendsLoadOnce() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeBackendProvider fake = new FakeBackendProvider(HostFixture.script().withOnLoad(files -> {
            loading.countDown();
            awaitQuietly(go);
        }));
        try (HostFixture fixture = new HostFixture(fake)) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<Loan>> loans = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    loans.add(threads.submit(() -> fixture.lend("a")));
                }
                assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(fixture.host.hosted().get(0).state()).isEqualTo(HostedModel.State.LOADING);
                go.countDown();
                for (Future<Loan> loan : loans) {
                    loan.get(10, TimeUnit.SECONDS).close();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(fake.calls().loads()).isEqualTo(1);
            assertThat(fixture.host.hosted().get(0).state()).isEqualTo(HostedModel.State.IDLE);
        }
    }

    @Test
    void aFailedLoadFailsThoseWhoWaitedForItAndTheNextLendTriesAnew() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean broken = new AtomicBoolean(true);
        FakeBackendProvider fake = new FakeBackendProvider(HostFixture.script().withOnLoad(files -> {
            loading.countDown();
            awaitQuietly(go);
            if (broken.get()) {
                throw new BackendException("fake", "cannot load", null);
            }
        }));
        try (HostFixture fixture = new HostFixture(fake)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<Loan> first = threads.submit(() -> fixture.lend("a"));
                assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
                Future<Loan> second = threads.submit(() -> fixture.lend("a"));
                go.countDown();
                assertThatThrownBy(first::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(BackendException.class);
                assertThatThrownBy(second::get).hasCauseInstanceOf(BackendException.class);
            } finally {
                threads.shutdownNow();
            }
            assertThat(fixture.budget.available()).isEqualTo(fixture.budget.capacity());
            assertThat(fixture.loaded()).isEmpty();
            broken.set(false);
            fixture.lend("a").close();
            assertThat(fixture.loaded()).containsExactly("a");
        }
    }

    @Test
    void aCancelledWaiterLeavesWhileTheLoadGoesOn() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeBackendProvider fake = new FakeBackendProvider(HostFixture.script().withOnLoad(files -> {
            loading.countDown();
            awaitQuietly(go);
        }));
        try (HostFixture fixture = new HostFixture(fake)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<Loan> first = threads.submit(() -> fixture.lend("a"));
                assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
                CancelToken cancel = new CancelToken();
                Future<Loan> second =
                        threads.submit(() -> fixture.host.lend(HostFixture.files("a"), HostFixture.SETTINGS, cancel));
                cancel.cancel(CancelToken.Reason.CALLER);
                assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RequestCancelledException.class);
                go.countDown();
                first.get(10, TimeUnit.SECONDS).close();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aLongerContextLoadsAnewOnceTheModelIsIdle() {
        FakeBackendProvider fake = HostFixture.fake();
        try (HostFixture fixture = new HostFixture(fake)) {
            fixture.lend("a").close();
            try (Loan longer =
                    fixture.host.lend(HostFixture.files("a"), LoadSettings.ofContext(1024), new CancelToken())) {
                assertThat(longer.model().generator().contextLength()).isEqualTo(1024);
            }
            fixture.lend("a").close();
            assertThat(fake.calls().loads()).isEqualTo(2);
            assertThat(fixture.host.hosted().get(0).loads()).isEqualTo(2);
        }
    }

    @Test
    void aLoanThatWasGivenBackHandsOutNothing() {
        try (HostFixture fixture = new HostFixture(HostFixture.fake())) {
            Loan loan = fixture.lend("a");
            loan.close();
            loan.close();
            assertThatThrownBy(loan::model).isInstanceOf(IllegalStateException.class);
            assertThat(fixture.host.hosted().get(0).state()).isEqualTo(HostedModel.State.IDLE);
        }
    }

    @Test
    void closingKeepsALentModelUntilItIsGivenBack() {
        FakeBackendProvider fake = HostFixture.fake();
        try (HostFixture fixture = new HostFixture(fake)) {
            Loan loan = fixture.lend("a");
            fixture.lend("b").close();
            fixture.host.close();
            assertThat(fixture.loaded()).containsExactly("a");
            assertThat(loan.model().heldBytes()).isGreaterThan(ByteSize.ZERO);
            assertThatThrownBy(() -> fixture.lend("a")).isInstanceOf(IllegalStateException.class);
            loan.close();
            assertThat(fixture.loaded()).isEmpty();
            assertThat(fixture.budget.available()).isEqualTo(fixture.budget.capacity());
            fixture.host.close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
