package dev.headroom.docgen.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import dev.headroom.queue.CancelToken;

/** Turns text of a right-to-left run into the order in which its glyphs stand on the line. */
final class RightToLeft implements BidiReorderer {

    private final CancelToken cancel;

    RightToLeft(CancelToken cancel) {
        this.cancel = cancel;
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        cancel.throwIfCancelled();
        return VisualOrder.of(text);
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
