package dev.headroom.docgen.html;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import java.util.Map;

/**
 * The images of one page.
 *
 * @param named those that the body names
 * @param charts drawn charts by the names of their blocks; one that is not there is shown by its words
 * @param source says where the page finds them
 */
public record PageImages(DocumentImages named, Map<String, DocumentImage> charts, ImageSource source) {

    /** Copies the charts. */
    public PageImages {
        charts = Map.copyOf(charts);
    }
}
