package dev.headroom.docgen;

import java.util.List;
import java.util.Random;

/** Markdown that nobody would write by hand: one text per seed, up to a few hundred thousand characters. */
final class FuzzedMarkdown {

    private static final List<String> FRAGMENTS = List.of(
            "# Heading\n\n",
            "###### Deep\n",
            "text ",
            "*emphasis* ",
            "**strong ",
            "_",
            "~~",
            "`code` ",
            "``` java\nint x;\n",
            "```\n",
            "~~~\n",
            "$x^2$ ",
            "$$\n\\frac{1}{2}\n$$\n",
            "$",
            "\\",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "1. ",
            "999999999. x\n",
            "- [ ] ",
            "- [x] done\n",
            "| a | b |\n|---|:-:|\n| 1 | 2 |\n",
            "|",
            "---\n",
            "[^1] ",
            "[^1]: note\n",
            "^[inline [^1]] ",
            "[link](http://example.org) ",
            "[x](javascript:alert(1)) ",
            "[x](JaVaScRiPt&#58;alert(1)) ",
            "[x](data:text/html;base64,PHNjcmlwdD4=) ",
            "[x](vbscript:x) ",
            "<javascript:alert(1)> ",
            "[x]: javascript:alert(1)\n",
            "[x] ",
            "<script>alert('boo')</script> ",
            "<img src=x onerror=alert(1)> ",
            "<svg onload=alert(1)>",
            "</style><script>alert(2)</script>",
            "<iframe src=\"file:///etc/passwd\"></iframe>",
            "<!-- comment -->",
            "<![CDATA[ x ]]>",
            "<?php echo 1 ?>",
            "&lt;script&gt; &#0; &#xD800; &amp;",
            "![alt](../secret.png) ",
            "![alt](../../../../../../etc/passwd) ",
            "![alt](file:///etc/passwd) ",
            "![alt](..%2Fsecret.png) ",
            "![alt](/etc/passwd) ",
            "![alt](inside/../../secret.png) ",
            "![alt](link/secret.png) ",
            "![alt](http://127.0.0.1:9/x.png) ",
            "![\" onerror=\"alert(1)](inside.png) ",
            "![](chart:sales) ",
            "![x](chart:none) ",
            "![](table:rows) ",
            "[a](# \"\"onmouseover=alert(1)\") ",
            "http://example.org/?a=\"><script>alert(1)</script> ",
            "{{ body | raw }} {% include 'x' %} ",
            "\u0000\u0001\u0008\u000B\u001F\u007F\u0085",
            "\uD800 \uDC00 \uFFFE \uFFFF",
            "\u202Eright to left\u202C \u05D4\u05D2\u05D0\u05D5\u05EA \u0627\u0644\u0645\u062F ",
            "\uD83D\uDC0E \u0301\u0301\u0301\u0301\u0301\u0301\u0301 \u6C34 ",
            "[@key] [-@key, p. 3; @other] @key ",
            "\\begin{array}{cc} $\\left( \\frac{\\sqrt[3]{x}}{\\sum_{i=0}^n}$ ");

    private static final List<String> HEADS = List.of(
            "---\ntitle: <script>alert(1)</script>\nauthor: \"x\" onload=\"y\nlang: he\n---\n",
            "---\nlang: ../../x\nkeywords: [a, b]\n---\n# Title\n",
            "---\n",
            "# <script>alert(1)</script>\n",
            "");

    private FuzzedMarkdown() {}

    static String text(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEADS.get(random.nextInt(HEADS.size())));
        int parts = 1 + random.nextInt(80);
        for (int i = 0; i < parts; i++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        if (random.nextInt(5) == 0) {
            text.append("\n\n").append(bomb(random));
        }
        if (random.nextInt(3) == 0) {
            mutate(text, random);
        }
        return text.toString();
    }

    private static String bomb(Random random) {
        int size = 1 + random.nextInt(20_000);
        return switch (random.nextInt(14)) {
            case 0 -> ">".repeat(size) + " x\n";
            case 1 -> "*".repeat(size) + "a" + "*".repeat(size);
            case 2 -> "*a _b ".repeat(size) + "c_ d* ".repeat(size);
            case 3 -> "[".repeat(size) + "a" + "](b)".repeat(size);
            case 4 -> "![".repeat(size) + "a" + "](b)".repeat(size);
            case 5 -> "- ".repeat(Math.min(size, 3_000)) + "x\n";
            case 6 -> "|a".repeat(size) + "|\n" + "|-".repeat(size) + "|\n" + "|b\n".repeat(Math.min(size, 2_000));
            case 7 -> "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(size);
            case 8 -> "$".repeat(size) + "x" + "$ ".repeat(size);
            case 9 -> "`".repeat(size) + " a " + "`".repeat(size / 2);
            case 10 -> "<".repeat(size) + "a".repeat(size);
            case 11 -> "x".repeat(size * 5);
            case 12 -> "[^a]: ".repeat(Math.min(size, 2_000)) + "x\n[^a]";
            default -> "^[".repeat(size) + "a" + "]".repeat(size);
        };
    }

    private static void mutate(StringBuilder text, Random random) {
        int changes = 1 + random.nextInt(20);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
        }
    }
}
