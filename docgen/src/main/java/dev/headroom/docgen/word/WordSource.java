package dev.headroom.docgen.word;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import dev.headroom.docgen.markdown.ParsedDocument;
import java.util.Map;

/**
 * What a Word file is made of.
 *
 * @param document the parsed body and what belongs to it
 * @param images pictures that the body names
 * @param charts drawn charts by the name of their block; one that is missing is shown by its caption
 */
public record WordSource(ParsedDocument document, DocumentImages images, Map<String, DocumentImage> charts) {

    /** Copies the map. */
    public WordSource {
        charts = Map.copyOf(charts);
    }
}
