package dev.headroom.docgen;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import dev.headroom.docgen.markdown.ParsedDocument;
import java.util.List;
import java.util.Map;

/**
 * A document that is ready to be written in any format.
 *
 * @param parsed its tree
 * @param images opens those that the body names, each once for all formats
 * @param charts drawn, by the names of their blocks
 * @param notes what concerns every format
 */
record ReadDocument(ParsedDocument parsed, DocumentImages images, Map<String, DocumentImage> charts, Notes notes) {

    /** Returns what concerns every format, then what concerns one. */
    List<String> notesWith(List<String> own) {
        Notes all = new Notes();
        all.addAll(notes.list());
        all.addAll(own);
        return all.list();
    }
}
