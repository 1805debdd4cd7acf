package dev.headroom.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.box.JavaHeap;
import dev.headroom.testkit.AtOnce;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final AtomicLong hard = new AtomicLong();
    private final MemoryBudget budget = new MemoryBudget(ByteSize.of(1_000), () -> ByteSize.of(hard.get()));

    @Test
    void promisedBytesAreNotHandedOutTwice() {
        Lease lease = budget.reserve("first", ByteSize.of(700));

        assertThat(budget.available()).isEqualTo(ByteSize.of(300));
        assertThatExceptionOfType(OverBudgetException.class)
                .isThrownBy(() -> budget.reserve("second", ByteSize.of(301)));
        lease.close();
        assertThat(budget.available()).isEqualTo(ByteSize.of(1_000));
    }

    @Test
    void whatOthersUseCounts() {
        hard.set(600);
        budget.reserve("first", ByteSize.of(300));

        assertThat(budget.available()).isEqualTo(ByteSize.of(100));
        hard.set(5_000);
        assertThat(budget.available()).isEqualTo(ByteSize.ZERO);
    }

    @Test
    void committedBytesAreNotCountedASecondTimeBesideTheReading() {
        hard.set(100);
        Lease lease = budget.reserve("model", ByteSize.of(500));
        assertThat(budget.available()).isEqualTo(ByteSize.of(400));

        hard.set(550);
        lease.commit(ByteSize.of(450));

        assertThat(lease.bytes()).isEqualTo(ByteSize.of(450));
        assertThat(budget.available()).isEqualTo(ByteSize.of(450));
    }

    @Test
    void committedBytesCountWhereTheReadingDoesNotShowThem() {
        budget.reserve("mapped model", ByteSize.of(500)).commit(ByteSize.of(400));

        assertThat(budget.available()).isEqualTo(ByteSize.of(600));
    }

    @Test
    void aMeasurementAboveThePromiseIsTaken() {
        Lease lease = budget.reserve("model", ByteSize.of(900));
        lease.commit(ByteSize.of(1_200));

        assertThat(budget.available()).isEqualTo(ByteSize.ZERO);
        assertThat(budget.committed()).isEqualTo(ByteSize.of(1_200));
    }

    @Test
    void growthOfACommittedLeaseIsPromisedUntilItIsCommitted() {
        hard.set(600);
        Lease lease = budget.reserve("kv cache", ByteSize.of(200));
        lease.commit(ByteSize.of(200));
        lease.resize(ByteSize.of(500));

        assertThat(budget.available()).isEqualTo(ByteSize.of(100));
        assertThat(budget.leases().get(0).state()).isEqualTo(LeaseState.RESERVED);
        assertThatExceptionOfType(OverBudgetException.class)
                .isThrownBy(() -> lease.resize(ByteSize.of(601)))
                .satisfies(refused -> assertThat(refused.needed()).isEqualTo(ByteSize.of(101)));
        assertThat(lease.bytes()).isEqualTo(ByteSize.of(500));

        lease.resize(ByteSize.of(50));
        assertThat(budget.available()).isEqualTo(ByteSize.of(400));
        assertThat(budget.committed()).isEqualTo(ByteSize.of(50));
    }

    @Test
    void refusalNamesNeededAvailableAndWhatWouldFreeIt() {
        hard.set(400);
        budget.reserve("model small", ByteSize.of(300)).commit(ByteSize.of(300));
        budget.addFreeable("computation cache", () -> ByteSize.of(250));
        budget.addFreeable("model small", () -> ByteSize.of(300));
        budget.addFreeable("empty cache", () -> ByteSize.ZERO);
        budget.addFreeable("gone cache", () -> ByteSize.of(1)).close();

        assertThatExceptionOfType(OverBudgetException.class)
                .isThrownBy(() -> budget.reserve("model large", ByteSize.of(800)))
                .satisfies(refused -> {
                    assertThat(refused.needed()).isEqualTo(ByteSize.of(800));
                    assertThat(refused.available()).isEqualTo(ByteSize.of(600));
                    assertThat(refused.wouldFree()).containsExactly("model small (300 B)", "computation cache (250 B)");
                })
                .withMessageContaining("model large needs 800 B, the budget has 600 B left");
    }

    @Test
    void listsLeasesLargestFirst() {
        budget.reserve("small", ByteSize.of(10));
        budget.reserve("large", ByteSize.of(100)).commit(ByteSize.of(100));

        assertThat(budget.leases())
                .containsExactly(
                        new LeaseView("large", ByteSize.of(100), LeaseState.COMMITTED),
                        new LeaseView("small", ByteSize.of(10), LeaseState.RESERVED));
        assertThat(budget.promised()).isEqualTo(ByteSize.of(10));
    }

    @Test
    void aClosedLeaseHoldsNothingAndTakesNothing() {
        Lease lease = budget.reserve("model", ByteSize.of(500));
        lease.close();
        lease.close();

        assertThat(lease.bytes()).isEqualTo(ByteSize.ZERO);
        assertThatIllegalStateException()
                .isThrownBy(() -> lease.commit(ByteSize.of(1)))
                .withMessage("lease model is closed");
        assertThatIllegalStateException().isThrownBy(() -> lease.resize(ByteSize.of(1)));
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void rejectsAnEmptyBudgetAndANamelessLease() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryBudget(ByteSize.ZERO, () -> ByteSize.ZERO))
                .withMessage("capacity must be more than 0 B, was 0 B");
        assertThatIllegalArgumentException().isThrownBy(() -> budget.reserve(" ", ByteSize.ZERO));
    }

    @Test
    void manyThreadsNeverHoldMoreThanTheCapacity() throws Exception {
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicInteger refusals = new AtomicInteger();
        AtomicInteger seeds = new AtomicInteger();

        AtOnce.call(4, () -> {
            Random random = new Random(seeds.incrementAndGet());
            for (int i = 0; i < 5_000; i++) {
                try (Lease lease = budget.reserve("thread", ByteSize.of(1 + random.nextInt(600)))) {
                    long bytes = lease.bytes().bytes();
                    most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                    if (random.nextBoolean()) {
                        // allocated: the reading shows it before the promise is taken back
                        hard.addAndGet(bytes);
                        lease.commit(lease.bytes());
                        hard.addAndGet(-bytes);
                    }
                    held.addAndGet(-bytes);
                } catch (OverBudgetException e) {
                    refusals.incrementAndGet();
                }
            }
            return true;
        });

        assertThat(most.get()).isLessThanOrEqualTo(1_000);
        assertThat(budget.available()).isEqualTo(ByteSize.of(1_000));
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void grantsAShareOfTheJavaHeapLessWhatSurvived() {
        ByteSize most = JavaHeap.now().maximum();
        MemoryBudget heap = MemoryBudget.ofJavaHeap(0.5);
        assertThat(heap.capacity()).isEqualTo(ByteSize.of(most.bytes() / 2));
        ByteSize before = heap.available();
        try (Lease lease = heap.reserve("columns", ByteSize.megabytes(1))) {
            assertThat(heap.promised()).isEqualTo(lease.bytes());
        }
        assertThat(before.isMoreThan(heap.capacity())).isFalse();
    }

    @Test
    void rejectsAShareOfTheJavaHeapOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemoryBudget.ofJavaHeap(1.5))
                .withMessage("share must be in (0, 1], was 1.5");
    }
}
