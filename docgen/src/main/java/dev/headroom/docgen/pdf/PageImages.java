package dev.headroom.docgen.pdf;

import com.openhtmltopdf.extend.ReplacedElement;
import com.openhtmltopdf.extend.ReplacedElementFactory;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.pdfboxout.PdfBoxImage;
import com.openhtmltopdf.pdfboxout.PdfBoxImageElement;
import com.openhtmltopdf.render.BlockBox;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The images of a document, each embedded once. A PNG file goes into the PDF as it is where PDF knows its form, without
 * being decoded; the engine's own way would ask ImageIO, and with it AWT, for the size of every image.
 */
final class PageImages implements ReplacedElementFactory {

    /** How the document refers to them. */
    static final String SCHEME = "headroom:";

    // what a page of A4 has at 600 dots per inch; decoded, where that is needed, 4 bytes each
    private static final long MOST_PIXELS = 35_000_000;

    private final Map<String, byte[]> files;
    private final PDDocument document;
    private final CancelToken cancel;
    private final Notes notes;
    private final Map<String, PDImageXObject> embedded = new HashMap<>();

    PageImages(Map<String, byte[]> files, PDDocument document, CancelToken cancel, Notes notes) {
        this.files = files;
        this.document = document;
        this.cancel = cancel;
        this.notes = notes;
    }

    @Override
    public boolean isReplacedElement(@Nullable Element element) {
        return element != null && "img".equals(element.getNodeName());
    }

    @Override
    public @Nullable ReplacedElement createReplacedElement(
            LayoutContext context, BlockBox box, UserAgentCallback agent, int cssWidth, int cssHeight) {
        Element element = box.getElement();
        if (!isReplacedElement(element)) {
            return null;
        }
        cancel.throwIfCancelled();
        String name = element.getAttribute("src").substring(SCHEME.length());
        PDImageXObject image = embedded.get(name);
        if (image == null) {
            image = embed(name);
            if (image == null) {
                return null;
            }
            embedded.put(name, image);
        }
        int dots = context.getSharedContext().getDotsPerPixel();
        PdfBoxImage drawn = new PdfBoxImage(
                new byte[0],
                element.getAttribute("src"),
                (float) image.getWidth() * dots,
                (float) image.getHeight() * dots,
                image);
        return new PdfBoxImageElement(
                element, drawn, context.getSharedContext(), box.getStyle().isImageRenderingInterpolate());
    }

    private @Nullable PDImageXObject embed(String name) {
        byte[] file = files.getOrDefault(name, new byte[0]);
        long pixels = PngHeader.pixels(file);
        if (pixels > MOST_PIXELS) {
            notes.add("image " + name + " has " + pixels + " pixels, more than " + MOST_PIXELS + ", and was left out");
            return null;
        }
        try {
            return PDImageXObject.createFromByteArray(document, file, name);
        } catch (IOException | IllegalArgumentException e) {
            notes.add("image " + name + " must be a PNG or JPEG file and was left out: " + e.getMessage());
            return null;
        }
    }
}
