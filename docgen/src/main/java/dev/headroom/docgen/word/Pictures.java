package dev.headroom.docgen.word;

import dev.headroom.docgen.image.DocumentImage;
import java.util.Set;

/** Writes images into lines of text. One thread at a time. */
final class Pictures {

    private static final int EMU_PER_INCH = 914_400;
    private static final int EMU_PER_TWIP = 635;

    private final int pageHeight;
    private int written;

    Pictures(int pageHeight) {
        this.pageHeight = pageHeight;
    }

    /** Returns whether Word shows images of this kind. */
    static boolean canShow(DocumentImage image) {
        return Set.of("image/png", "image/jpeg", "image/gif").contains(image.mediaType());
    }

    /**
     * Writes a run with an image, made smaller where it is larger than the box or the page; {@code words} are for those
     * who cannot see it.
     */
    void write(Xml out, PartLinks links, DocumentImage image, String words, Box box) {
        double natural = (double) EMU_PER_INCH / box.dpi();
        double wide = image.width() * natural;
        double high = image.height() * natural;
        double scale = Math.min(
                1, Math.min(box.width() * (double) EMU_PER_TWIP / wide, pageHeight * (double) EMU_PER_TWIP / high));
        String cx = Long.toString(Math.max(1, Math.round(wide * scale)));
        String cy = Long.toString(Math.max(1, Math.round(high * scale)));
        String id = Integer.toString(++written);
        String link = links.image(image);
        out.open("w:r").open("w:drawing").open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0");
        out.leaf("wp:extent", "cx", cx, "cy", cy);
        out.leaf("wp:docPr", "id", id, "name", "Picture " + id, "descr", words);
        out.open("wp:cNvGraphicFramePr").leaf("a:graphicFrameLocks", "noChangeAspect", "1");
        out.close("wp:cNvGraphicFramePr");
        out.open("a:graphic").open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture");
        out.open("pic:pic").open("pic:nvPicPr").leaf("pic:cNvPr", "id", id, "name", image.name());
        out.leaf("pic:cNvPicPr").close("pic:nvPicPr");
        out.open("pic:blipFill").leaf("a:blip", "r:embed", link);
        out.open("a:stretch").leaf("a:fillRect").close("a:stretch").close("pic:blipFill");
        out.open("pic:spPr").open("a:xfrm").leaf("a:off", "x", "0", "y", "0").leaf("a:ext", "cx", cx, "cy", cy);
        out.close("a:xfrm")
                .open("a:prstGeom", "prst", "rect")
                .leaf("a:avLst")
                .close("a:prstGeom")
                .close("pic:spPr");
        out.close("pic:pic").close("a:graphicData").close("a:graphic");
        out.close("wp:inline").close("w:drawing").close("w:r");
    }

    /**
     * @param dpi pixels per inch
     * @param width twips that may be taken
     */
    record Box(int dpi, int width) {}
}
