package dev.headroom.docgen.pdf;

import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;
import dev.headroom.queue.CancelToken;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * XHTML whose style is given from outside: style sheets that the document names or carries are not looked at. The engine
 * asks for the class of every element, so here is where styling and box building look at the token.
 */
final class PrintNamespace extends XhtmlNamespaceHandler {

    private final List<StylesheetInfo> sheets;
    private final CancelToken cancel;

    PrintNamespace(List<StylesheetInfo> sheets, CancelToken cancel) {
        this.sheets = sheets;
        this.cancel = cancel;
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
        return sheets.toArray(StylesheetInfo[]::new);
    }

    @Override
    public String getClass(Element element) {
        cancel.throwIfCancelled();
        return super.getClass(element);
    }
}
