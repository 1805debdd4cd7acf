package dev.headroom.docgen.word;

/** Text that Word works out: numbers of pages, figures and references, with what it shows until then. */
final class Fields {

    private Fields() {}

    /** Writes a field within a line. */
    static void write(Xml out, String instruction, String properties, String shown) {
        begin(out, instruction);
        out.open("w:r").raw(properties).open("w:t", "xml:space", "preserve").text(shown);
        out.close("w:t").close("w:r");
        end(out);
    }

    /** Begins a field whose result the caller writes. */
    static void begin(Xml out, String instruction, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "w:fldCharType";
        all[1] = "begin";
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        out.open("w:r").leaf("w:fldChar", all).close("w:r");
        out.open("w:r").open("w:instrText", "xml:space", "preserve").text(" " + instruction + " ");
        out.close("w:instrText").close("w:r");
        out.open("w:r").leaf("w:fldChar", "w:fldCharType", "separate").close("w:r");
    }

    static void end(Xml out) {
        out.open("w:r").leaf("w:fldChar", "w:fldCharType", "end").close("w:r");
    }
}
