package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.queue.CancelToken;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelTest {

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

    /** Cancels as soon as the engine is seen in a phase, by its stack, of a document of more than 500 pages. */
    @ParameterizedTest
    @ValueSource(strings = {"createRootBox", "layoutContent", "paintPageFast", "processLinks", "doWriteBodyCompressed"})
    @Tag("slow")
    void endsSoonAfterBeingCancelledInAnyPhaseOfAHugeDocument(String phase) throws Exception {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            PdfWriter writer = new PdfWriter(templates);
            PrintPage huge = SampleReport.chapters(310);
            CancelToken cancel = new CancelToken();
            FutureTask<PrintedPdf> print = new FutureTask<>(() -> writer.write(huge, PdfSettings.DEFAULTS, cancel));
            Thread printing = new Thread(print, "printing");
            printing.start();
            while (printing.isAlive() && !isIn(phase, printing)) {
                Thread.onSpinWait();
            }
            cancel.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(print::get).hasCauseInstanceOf(RequestCancelledException.class);
        }
    }

    private static boolean isIn(String phase, Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(phase));
    }
}
