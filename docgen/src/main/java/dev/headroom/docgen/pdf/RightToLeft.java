package dev.headroom.docgen.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import dev.headroom.docgen.font.ArabicJoining;
import dev.headroom.queue.CancelToken;

/** Joins the letters of a right-to-left run and turns it into the order in which its glyphs stand on the line. */
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
        return ArabicJoining.joined(text);
    }

    @Override
    public String deshapeText(String text) {
        return ArabicJoining.letters(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
