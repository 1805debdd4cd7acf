package dev.headroom.docgen.citation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.docgen.citation.Citation.Author;
import dev.headroom.docgen.citation.CitationGroup.Form;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CitationSyntaxTest {

    private static final Set<String> KEYS = Set.of("knuth1984", "lamport:94", "müller_2020");

    private static List<CitationGroup> find(String text) {
        return CitationSyntax.find(text, KEYS);
    }

    @Test
    void findsBracketedGroups() {
        String text = "As shown [see @knuth1984, pp. 33-35 and passim; -@lamport:94], it holds.";
        assertThat(find(text))
                .containsExactly(new CitationGroup(
                        9,
                        text.indexOf(']') + 1,
                        Form.BRACKETED,
                        List.of(
                                new Citation("knuth1984", "see", "pp. 33-35", "and passim", Author.SHOWN),
                                new Citation("lamport:94", "", "", "", Author.SUPPRESSED))));
    }

    @Test
    void findsKnownKeysInSentences() {
        assertThat(find("@knuth1984 says, and @müller_2020."))
                .extracting(
                        CitationGroup::form, group -> group.citations().get(0).key())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Form.IN_TEXT, "knuth1984"),
                        org.assertj.core.groups.Tuple.tuple(Form.IN_TEXT, "müller_2020"));
    }

    @Test
    void readsLocatorAfterKeyInSentence() {
        CitationGroup group = find("As @knuth1984 [p. 12] says").get(0);
        assertThat(group.end()).isEqualTo(21);
        assertThat(group.citations().get(0).locator()).isEqualTo("p. 12");
    }

    @Test
    void readsTwoHyphensAsADash() {
        assertThat(find("[@knuth1984, pp. 33--35]").get(0).citations().get(0).locator())
                .isEqualTo("pp. 33\u201335");
        assertThat(find("@knuth1984 [pp. 33--35]").get(0).citations().get(0).locator())
                .isEqualTo("pp. 33\u201335");
    }

    @Test
    void leavesOtherBracketsAfterKeyAlone() {
        assertThat(find("@knuth1984 [the book](https://a.example)").get(0).end())
                .isEqualTo(10);
        assertThat(find("@knuth1984 [sic]").get(0).end()).isEqualTo(10);
    }

    @Test
    void takesNeitherMailNorMentionsNorLinksForCitations() {
        assertThat(find("me@knuth1984.org and @someone, \\@knuth1984, https://a.example/@knuth1984"))
                .isEmpty();
        assertThat(find("[mail @knuth1984](https://a.example)")).noneMatch(group -> group.form() == Form.BRACKETED);
        assertThat(find("[a@knuth1984]")).isEmpty();
    }

    @Test
    void keepsUnknownKeysInBrackets() {
        assertThat(find("[@nobody2000]").get(0).citations().get(0).key()).isEqualTo("nobody2000");
    }

    @Test
    void survivesRandomText() {
        List<String> pieces =
                List.of("@", "[", "]", ";", "-", "knuth1984", ",", "p. 12", " ", "\\", "(", "é", "\uD83D");
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            int end = 0;
            for (CitationGroup group : find(text.toString())) {
                assertThat(group.start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
                assertThat(group.end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
                end = group.end();
            }
        }
    }

    @Test
    void readsManyOpenBracketsInLinearTime() {
        assertThat(find("[@a ".repeat(50_000))).isEmpty();
    }
}
