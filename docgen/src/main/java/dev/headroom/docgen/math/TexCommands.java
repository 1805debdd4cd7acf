package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Accent;
import dev.headroom.docgen.math.Formula.Reach;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Side;
import dev.headroom.docgen.math.Formula.Variant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of TeX that differ by what they name only. */
final class TexCommands {

    static final double WORD_SPACE = 0.25;

    static final Map<String, Double> SPACES = Map.ofEntries(
            Map.entry(",", 0.1667),
            Map.entry("thinspace", 0.1667),
            Map.entry(":", 0.2222),
            Map.entry(">", 0.2222),
            Map.entry("medspace", 0.2222),
            Map.entry(";", 0.2778),
            Map.entry("thickspace", 0.2778),
            Map.entry("!", -0.1667),
            Map.entry("negthinspace", -0.1667),
            Map.entry(" ", WORD_SPACE),
            Map.entry("\n", WORD_SPACE),
            Map.entry("space", WORD_SPACE),
            Map.entry("enspace", 0.5),
            Map.entry("quad", 1.0),
            Map.entry("qquad", 2.0));

    static final Map<String, Variant> VARIANTS = Map.ofEntries(
            Map.entry("mathrm", Variant.UPRIGHT),
            Map.entry("mathup", Variant.UPRIGHT),
            Map.entry("mathbf", Variant.BOLD),
            Map.entry("boldsymbol", Variant.BOLD_ITALIC),
            Map.entry("bm", Variant.BOLD_ITALIC),
            Map.entry("mathbb", Variant.DOUBLE_STRUCK),
            Map.entry("mathcal", Variant.SCRIPT),
            Map.entry("mathscr", Variant.SCRIPT),
            Map.entry("mathfrak", Variant.FRAKTUR),
            Map.entry("mathsf", Variant.SANS),
            Map.entry("mathtt", Variant.MONOSPACED),
            Map.entry("mathit", Variant.ITALIC),
            Map.entry("mathnormal", Variant.ITALIC));

    static final Map<String, Variant> OLD_VARIANTS = Map.of(
            "rm",
            Variant.UPRIGHT,
            "bf",
            Variant.BOLD,
            "it",
            Variant.ITALIC,
            "cal",
            Variant.SCRIPT,
            "sf",
            Variant.SANS,
            "tt",
            Variant.MONOSPACED);

    static final Map<String, Variant> TEXTS = Map.ofEntries(
            Map.entry("text", Variant.UPRIGHT),
            Map.entry("textrm", Variant.UPRIGHT),
            Map.entry("textnormal", Variant.UPRIGHT),
            Map.entry("textup", Variant.UPRIGHT),
            Map.entry("mbox", Variant.UPRIGHT),
            Map.entry("hbox", Variant.UPRIGHT),
            Map.entry("textbf", Variant.BOLD),
            Map.entry("textit", Variant.ITALIC),
            Map.entry("emph", Variant.ITALIC),
            Map.entry("textsf", Variant.SANS),
            Map.entry("texttt", Variant.MONOSPACED));

    static final Map<String, Accent> ACCENTS = Map.ofEntries(
            accent("hat", "^", Side.OVER, Reach.MARK),
            accent("widehat", "^", Side.OVER, Reach.BASE),
            accent("bar", "¯", Side.OVER, Reach.MARK),
            accent("overline", "¯", Side.OVER, Reach.BASE),
            accent("underline", "_", Side.UNDER, Reach.BASE),
            accent("vec", "→", Side.OVER, Reach.MARK),
            accent("overrightarrow", "→", Side.OVER, Reach.BASE),
            accent("overleftarrow", "←", Side.OVER, Reach.BASE),
            accent("overleftrightarrow", "↔", Side.OVER, Reach.BASE),
            accent("tilde", "~", Side.OVER, Reach.MARK),
            accent("widetilde", "~", Side.OVER, Reach.BASE),
            accent("dot", "˙", Side.OVER, Reach.MARK),
            accent("ddot", "¨", Side.OVER, Reach.MARK),
            accent("check", "ˇ", Side.OVER, Reach.MARK),
            accent("breve", "˘", Side.OVER, Reach.MARK),
            accent("acute", "´", Side.OVER, Reach.MARK),
            accent("grave", "`", Side.OVER, Reach.MARK),
            accent("mathring", "˚", Side.OVER, Reach.MARK),
            accent("overbrace", "⏞", Side.OVER, Reach.BASE),
            accent("underbrace", "⏟", Side.UNDER, Reach.BASE));

    static final Map<String, String> DELIMITERS = Map.ofEntries(
            Map.entry("{", "{"),
            Map.entry("lbrace", "{"),
            Map.entry("}", "}"),
            Map.entry("rbrace", "}"),
            Map.entry("lbrack", "["),
            Map.entry("rbrack", "]"),
            Map.entry("langle", "⟨"),
            Map.entry("rangle", "⟩"),
            Map.entry("lfloor", "⌊"),
            Map.entry("rfloor", "⌋"),
            Map.entry("lceil", "⌈"),
            Map.entry("rceil", "⌉"),
            Map.entry("vert", "|"),
            Map.entry("lvert", "|"),
            Map.entry("rvert", "|"),
            Map.entry("mid", "|"),
            Map.entry("|", "‖"),
            Map.entry("Vert", "‖"),
            Map.entry("lVert", "‖"),
            Map.entry("rVert", "‖"),
            Map.entry("backslash", "\\"),
            Map.entry("uparrow", "↑"),
            Map.entry("downarrow", "↓"),
            Map.entry("updownarrow", "↕"));

    static final Set<String> IGNORED = Set.of(
            "displaystyle",
            "textstyle",
            "scriptstyle",
            "scriptscriptstyle",
            "nonumber",
            "notag",
            "relax",
            "allowbreak",
            "nobreak",
            "/");

    static final Set<String> COLOURS = Set.of("color", "textcolor", "colorbox", "fcolorbox", "definecolor");

    static final Set<String> INFIX = Set.of("over", "choose", "atop");

    static final Set<String> ENDS = Set.of("\\", "cr", "right", "end", "middle");

    private TexCommands() {}

    private static Map.Entry<String, Accent> accent(String name, String mark, Side side, Reach reach) {
        return Map.entry(name, new Accent(new Row(List.of()), mark, side, reach));
    }
}
