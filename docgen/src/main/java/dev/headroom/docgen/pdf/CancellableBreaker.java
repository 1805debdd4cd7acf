package dev.headroom.docgen.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import dev.headroom.queue.CancelToken;

/** Breaks text as another breaker does, and looks at the token at every text: layout asks for little else as often. */
final class CancellableBreaker implements FSTextBreaker {

    private final FSTextBreaker breaker;
    private final CancelToken cancel;

    CancellableBreaker(FSTextBreaker breaker, CancelToken cancel) {
        this.breaker = breaker;
        this.cancel = cancel;
    }

    @Override
    public int next() {
        return breaker.next();
    }

    @Override
    public void setText(String text) {
        cancel.throwIfCancelled();
        breaker.setText(text);
    }
}
