package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.queue.CancelToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CancelTest {

    private static final int STEPS = 25;

    /** Measured were 0 to 20 ms on a quiet machine; the rest is for collections and busy neighbours. */
    private static final Duration MOST = Duration.ofSeconds(1);

    @Test
    void cancelledBeforeItBeginsPrintsNothing() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            PdfWriter writer = new PdfWriter(templates);
            assertThatThrownBy(() -> writer.write(SampleReport.page(), PdfSettings.DEFAULTS, cancel))
                    .isInstanceOf(RequestCancelledException.class);
        }
    }

    /** Cancels from another thread at ever later moments, so that every phase is met, and measures how long it takes. */
    @Test
    @Tag("slow")
    void endsSoonAfterBeingCancelledInAnyPhaseOfAHugeDocument() throws Exception {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            PdfWriter writer = new PdfWriter(templates);
            PrintPage huge = SampleReport.chapters(310);
            long start = System.nanoTime();
            PrintedPdf whole = writer.write(huge, PdfSettings.DEFAULTS, new CancelToken());
            Duration full = Duration.ofNanos(System.nanoTime() - start);
            assertThat(whole.pageCount()).isGreaterThan(500);
            for (int step = 1; step < STEPS; step += 3) {
                CancelToken cancel = new CancelToken();
                CompletableFuture<Void> print =
                        CompletableFuture.runAsync(() -> writer.write(huge, PdfSettings.DEFAULTS, cancel));
                CompletableFuture<Long> cancelled = CompletableFuture.supplyAsync(
                        () -> {
                            long now = System.nanoTime();
                            cancel.cancel(CancelToken.Reason.CALLER);
                            return now;
                        },
                        CompletableFuture.delayedExecutor(full.toMillis() * step / STEPS, TimeUnit.MILLISECONDS));
                assertThatThrownBy(print::get)
                        .as("cancelled after %s of %s steps of the time", step, STEPS)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(RequestCancelledException.class);
                Duration late = Duration.ofNanos(System.nanoTime() - cancelled.get());
                assertThat(late)
                        .as("cancelled after %s of %s steps of the time", step, STEPS)
                        .isLessThan(MOST);
            }
        }
    }
}
