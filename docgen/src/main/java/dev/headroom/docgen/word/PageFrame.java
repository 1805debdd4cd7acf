package dev.headroom.docgen.word;

import dev.headroom.docgen.word.Paragraphs.Shape;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.PageSetup;
import java.util.Set;

/** The page: its size, its head and its foot. One thread at a time. */
final class PageFrame {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final char PAGE = '\u0001';
    private static final char PAGES = '\u0002';

    private final Draft draft;

    PageFrame(Draft draft) {
        this.draft = draft;
    }

    /** Writes head and foot into parts of their own, and the section that names them. */
    void write(Xml body) {
        WordPackage parts = draft.parts();
        String title = draft.source().document().metadata().title();
        parts.write(parts.attach("header", "/word/header1.xml", TYPE + "header+xml", "rIdHeader"), header(title));
        parts.write(parts.attach("footer", "/word/footer1.xml", TYPE + "footer+xml", "rIdFooter"), footer());
        DocumentLayout layout = draft.source().document().source().layout();
        PageSetup page = layout.page();
        String margin = Integer.toString(Twips.of(page.margin()));
        String edge = Integer.toString(Twips.of(page.margin()) / 2);
        body.open("w:sectPr");
        body.leaf("w:headerReference", "w:type", "default", "r:id", "rIdHeader");
        body.leaf("w:footerReference", "w:type", "default", "r:id", "rIdFooter");
        String width = Integer.toString(Twips.of(page.width()));
        String height = Integer.toString(Twips.of(page.height()));
        if (page.width() > page.height()) {
            body.leaf("w:pgSz", "w:w", width, "w:h", height, "w:orient", "landscape");
        } else {
            body.leaf("w:pgSz", "w:w", width, "w:h", height);
        }
        body.leaf(
                "w:pgMar",
                "w:top",
                margin,
                "w:right",
                margin,
                "w:bottom",
                margin,
                "w:left",
                margin,
                "w:header",
                edge,
                "w:footer",
                edge,
                "w:gutter",
                "0");
        if (layout.cover() == DocumentLayout.Cover.SHOWN) {
            body.leaf("w:titlePg");
        }
        if (draft.direction() == Direction.RIGHT_TO_LEFT) {
            body.leaf("w:bidi");
        }
        body.close("w:sectPr");
    }

    private byte[] header(String title) {
        Xml out = new Xml().raw(Xml.DECLARATION).raw("<w:hdr" + Xml.NAMESPACES + ">");
        Direction direction = Direction.of(title, draft.direction());
        Paragraphs paragraphs = new Paragraphs(out, draft.styles());
        paragraphs.open(Shape.of("Header", direction));
        new Runs(out, draft.styles()).write(title, Set.of(), direction);
        paragraphs.close();
        return out.close("w:hdr").bytes();
    }

    private byte[] footer() {
        Xml out = new Xml().raw(Xml.DECLARATION).raw("<w:ftr" + Xml.NAMESPACES + ">");
        String words = draft.wording().pageOf(String.valueOf(PAGE), String.valueOf(PAGES));
        Direction direction = Direction.of(words, draft.direction());
        Runs runs = new Runs(out, draft.styles());
        Paragraphs paragraphs = new Paragraphs(out, draft.styles());
        paragraphs.open(Shape.of("Footer", direction));
        int start = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == PAGE || c == PAGES) {
                runs.write(words.substring(start, i), Set.of(), direction);
                Fields.write(out, c == PAGE ? "PAGE" : "NUMPAGES", "", "1");
                start = i + 1;
            }
        }
        runs.write(words.substring(start), Set.of(), direction);
        paragraphs.close();
        return out.close("w:ftr").bytes();
    }
}
