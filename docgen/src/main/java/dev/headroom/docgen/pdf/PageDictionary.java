package dev.headroom.docgen.pdf;

import dev.headroom.queue.CancelToken;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;

/**
 * A page that looks at the token whenever the PDF library touches it. Resolving links goes over all pages, and every
 * element of the structure names its page, which the library then looks up by its hash: so the phases after drawing,
 * which have no other hook and take a second for a thousand pages, end soon after a cancellation too.
 */
final class PageDictionary extends COSDictionary {

    private final CancelToken cancel;

    PageDictionary(float width, float height, CancelToken cancel) {
        this.cancel = cancel;
        setItem(COSName.TYPE, COSName.PAGE);
        COSArray box = new COSArray();
        box.add(COSFloat.ZERO);
        box.add(COSFloat.ZERO);
        box.add(new COSFloat(width));
        box.add(new COSFloat(height));
        setItem(COSName.MEDIA_BOX, box);
    }

    @Override
    public COSBase getDictionaryObject(COSName key) {
        cancel.throwIfCancelled();
        return super.getDictionaryObject(key);
    }

    @Override
    public int hashCode() {
        cancel.throwIfCancelled();
        return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }
}
