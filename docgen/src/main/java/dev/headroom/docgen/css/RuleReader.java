package dev.headroom.docgen.css;

import com.helger.css.ICSSWriterSettings;
import com.helger.css.decl.AbstractHasTopLevelRules;
import com.helger.css.decl.CSSImportRule;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSNamespaceRule;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CSSSupportsRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.writer.CSSWriterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the parser's rules into ours. */
final class RuleReader {

    static final ICSSWriterSettings SHORT = new CSSWriterSettings().setOptimizedOutput(true);

    private RuleReader() {}

    static List<Rule> read(CascadingStyleSheet sheet) {
        List<Rule> rules = new ArrayList<>();
        for (CSSImportRule rule : sheet.getAllImportRules()) {
            rules.add(new Rule.Kept(rule.getAsCSSString(SHORT, 0)));
        }
        for (CSSNamespaceRule rule : sheet.getAllNamespaceRules()) {
            rules.add(new Rule.Kept(rule.getAsCSSString(SHORT, 0)));
        }
        rules.addAll(inner(sheet));
        return List.copyOf(rules);
    }

    private static List<Rule> inner(AbstractHasTopLevelRules parent) {
        List<Rule> rules = new ArrayList<>();
        for (ICSSTopLevelRule rule : parent.getAllRules()) {
            rules.add(read(rule));
        }
        return List.copyOf(rules);
    }

    private static Rule read(ICSSTopLevelRule rule) {
        if (rule instanceof CSSStyleRule styles) {
            String declarations = styles.getAllDeclarations().stream()
                    .map(declaration -> declaration.getAsCSSString(SHORT, 0))
                    .collect(Collectors.joining(";"));
            return new Rule.Styles(
                    styles.getAllSelectors().stream().map(SelectorReader::read).toList(), declarations);
        }
        if (rule instanceof CSSMediaRule media) {
            String queries = media.getAllMediaQueries().stream()
                    .map(query -> query.getAsCSSString(SHORT, 0))
                    .collect(Collectors.joining(","));
            return new Rule.Group("@media " + queries, inner(media));
        }
        if (rule instanceof CSSSupportsRule supports) {
            String conditions = supports.getAllSupportConditionMembers().stream()
                    .map(member -> member.getAsCSSString(SHORT, 0))
                    .collect(Collectors.joining(" "));
            return new Rule.Group("@supports " + conditions, inner(supports));
        }
        return new Rule.Kept(rule.getAsCSSString(SHORT, 0));
    }
}
