package dev.headroom.docgen.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static String used(String css, String body) {
        return StyleSheet.parse(css).orElseThrow().usedBy(Jsoup.parse(body));
    }

    @Test
    void rulesWithoutAnElementAreLeftOut() {
        assertThat(used("p { color: red } .x { color: blue } #y, p b { top: 0 }", "<p>a <b>c</b></p>"))
                .isEqualTo("p{color:red}p b{top:0}");
    }

    @Test
    void whatOnlyABrowserCanTellStays() {
        assertThat(used("a:hover, a::before, i:hover { top: 0 } tr:nth-child(2) td { left: 0 }", "<a>x</a><table><td>"))
                .isEqualTo("a:hover,a::before{top:0}tr:nth-child(2) td{left:0}");
    }

    @Test
    void conditionsAreKeptWithTheRulesThatAreUsed() {
        String css = "@media print { p { top: 0 } i { top: 0 } } @media screen { i { top: 0 } }"
                + " @supports (display: grid) { p { left: 0 } }";
        assertThat(used(css, "<p>")).isEqualTo("@media print{p{top:0}}@supports (display:grid){p{left:0}}");
    }

    @Test
    void fontsKeyFramesAndPagesStay() {
        String css = "@font-face { font-family: F; src: url(f.woff2) } @page { margin: 2cm }"
                + " @keyframes k { from { top: 0 } to { top: 1px } }";
        assertThat(used(css, "<p>")).contains("@font-face").contains("@page").contains("@keyframes k");
    }

    @Test
    void combinatorsAndAttributesAreSearchedFor() {
        String css = "ul > li { top: 0 } ol > li { top: 0 } a[href^=\"#\"] { top: 0 } a[href^=\"x\"] { top: 0 }"
                + " p + p { top: 0 } p ~ ul { top: 0 }";
        assertThat(used(css, "<p><a href='#a'>x</a></p><ul><li>x</li></ul>"))
                .isEqualTo("ul>li{top:0}a[href^=\"#\"]{top:0}p~ul{top:0}");
    }

    @Test
    void notAndIsNeverRemoveWhatMayBeUsed() {
        assertThat(used("p:not(.x) { top: 0 } :is(p, i) { top: 0 } :root { top: 0 } * { left: 0 }", "<p class=x>"))
                .isEqualTo("p:not(.x){top:0}:is(p,i){top:0}:root{top:0}*{left:0}");
    }

    @Test
    void aBrokenSheetIsNothingRatherThanHalfASheet() {
        assertThat(StyleSheet.parse("p { color: red } }}} @@ {{ i { top: 0 }")).isEmpty();
    }
}
