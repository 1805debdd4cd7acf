package dev.headroom.docgen.citation;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.DefaultAbbreviationProvider;
import de.undercouch.citeproc.ListItemDataProvider;
import de.undercouch.citeproc.csl.CSLCitation;
import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLCitationItemBuilder;
import de.undercouch.citeproc.csl.CSLItemData;
import dev.headroom.docgen.citation.Citation.Author;
import dev.headroom.docgen.citation.CitationGroup.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sets the citations of a document and its list of works by citeproc-java.
 *
 * <pre>{@code
 * List<CitationGroup> groups = CitationSyntax.find(text, works.keys());
 * CitedDocument cited = Citations.set(CitationStyle.APA, Locale.ENGLISH, works, groups);
 * }</pre>
 *
 * <p>Thread-safe: every call has a processor of its own, about 1 MB while it runs.
 */
public final class Citations {

    /** Citations of a document at most; with more, keys are shown. */
    public static final int MOST = 5_000;

    private final CitationStyle style;
    private final CitedWorks works;
    private final CSL processor;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private int cited;

    private Citations(CitationStyle style, Locale locale, CitedWorks works, List<CSLItemData> items)
            throws IOException {
        this.style = style;
        this.works = works;
        this.processor = new CSL(
                new ListItemDataProvider(items),
                CslFiles::words,
                new DefaultAbbreviationProvider(),
                CslFiles.style(style),
                CslFiles.nearest(locale));
        processor.setOutputFormat("html");
        processor.setConvertLinks(true);
    }

    /**
     * Sets citations.
     *
     * @param style of texts and list
     * @param locale whose words are used; English where there are none
     * @param works that may be cited
     * @param groups of the whole document, in its order
     * @return one text per group; keys without a work are shown as {@code [?key]} and named in a note
     */
    public static CitedDocument set(CitationStyle style, Locale locale, CitedWorks works, List<CitationGroup> groups) {
        Set<String> keys = new LinkedHashSet<>();
        groups.forEach(group -> group.citations().forEach(citation -> keys.add(citation.key())));
        List<CSLItemData> items =
                keys.stream().flatMap(key -> works.item(key).stream()).toList();
        if (groups.stream().mapToInt(group -> group.citations().size()).sum() > MOST) {
            return asKeys(groups, "citations must be at most " + MOST);
        }
        try {
            List<CSLItemData> distinct = items;
            if (!style.isNumeric() && YearSuffixes.mayBeNeeded(items)) {
                distinct = YearSuffixes.added(new Citations(style, locale, works, items).processor, items);
            }
            return new Citations(style, locale, works, distinct).set(distinct, groups);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) { // the processor's own failures on works it did not foresee
            return asKeys(groups, "the works could not be set: " + e);
        }
    }

    private static CitedDocument asKeys(List<CitationGroup> groups, String reason) {
        List<List<Run>> plain = groups.stream().map(Citations::keysOf).toList();
        return new CitedDocument(plain, List.of(), List.of("citations are shown as keys, because " + reason));
    }

    private static List<Run> keysOf(CitationGroup group) {
        List<String> keys = group.citations().stream().map(Citation::key).toList();
        return List.of(Run.plain("[" + String.join("; ", keys) + "]"));
    }

    /** A group whose text is being made: by the processor as a whole, or of pieces. */
    private record Pending(CitationGroup group, int first) {}

    private CitedDocument set(List<CSLItemData> items, List<CitationGroup> groups) {
        Collection<String> keys = items.stream().map(CSLItemData::getId).toList();
        processor.registerCitationItems(keys);
        List<Pending> pending = new ArrayList<>();
        for (CitationGroup group : groups) {
            pending.add(new Pending(group, cited));
            cite(group);
        }
        List<List<Run>> citations = pending.stream().map(this::text).toList();
        List<String> notes = unknown.stream()
                .map(key -> "citation @" + key + " is not in the bibliography")
                .toList();
        return new CitedDocument(citations, entries(), notes);
    }

    private void cite(CitationGroup group) {
        if (isWhole(group)) {
            List<CSLCitationItem> items =
                    group.citations().stream().map(Citations::withAffixes).toList();
            cite(new CSLCitation(items.toArray(CSLCitationItem[]::new)));
            return;
        }
        for (Citation citation : group.citations()) {
            if (works.item(citation.key()).isPresent()) {
                cite(new CSLCitation(new CSLCitationItem(citation.key())));
            } else {
                unknown.add(citation.key());
            }
        }
    }

    private void cite(CSLCitation citation) {
        cited++;
        // a later citation may change earlier ones
        processor.makeCitation(citation).forEach(made -> texts.put(made.getIndex(), made.getText()));
    }

    /** Citeproc-java knows neither works without names nor names in the sentence; those are put together here. */
    private boolean isWhole(CitationGroup group) {
        return group.form() == Form.BRACKETED
                && group.citations().stream()
                        .allMatch(citation -> works.item(citation.key()).isPresent()
                                && (style.isNumeric() || citation.author() == Author.SHOWN));
    }

    private static CSLCitationItem withAffixes(Citation citation) {
        CSLCitationItemBuilder item = new CSLCitationItemBuilder(citation.key());
        if (!citation.prefix().isEmpty()) {
            item.prefix(citation.prefix() + " ");
        }
        String after = after(citation);
        if (!after.isEmpty()) {
            item.suffix(after); // the locator as it was written; the processor would spell out "Page 12"
        }
        return item.build();
    }

    private static String after(Citation citation) {
        String locator = citation.locator().isEmpty() ? "" : ", " + citation.locator();
        return locator + (citation.suffix().isEmpty() ? "" : spacedSuffix(citation));
    }

    private static String spacedSuffix(Citation citation) {
        boolean punctuated = ",.;:)".indexOf(citation.suffix().charAt(0)) >= 0;
        return punctuated ? citation.suffix() : " " + citation.suffix();
    }

    private List<Run> text(Pending pending) {
        CitationGroup group = pending.group();
        if (isWhole(group)) {
            return HtmlRuns.read(texts.getOrDefault(pending.first(), ""));
        }
        int index = pending.first();
        List<String> pieces = new ArrayList<>();
        boolean anyKnown = false;
        for (Citation citation : group.citations()) {
            if (works.item(citation.key()).isEmpty()) {
                pieces.add("[?" + citation.key() + "]");
            } else {
                anyKnown = true;
                Single single = single(plain(texts.getOrDefault(index, "")), citation);
                index++;
                pieces.add(group.form() == Form.IN_TEXT ? single.inSentence() : single.inBrackets());
            }
        }
        boolean bracketed = anyKnown && group.form() == Form.BRACKETED && !style.isNumeric();
        String joined = String.join(style.isNumeric() ? ", " : "; ", pieces);
        return List.of(Run.plain(bracketed ? "(" + joined + ")" : joined));
    }

    private static String plain(String html) {
        StringBuilder text = new StringBuilder();
        HtmlRuns.read(html).forEach(run -> text.append(run.text()));
        return text.toString();
    }

    private record Single(String inSentence, String inBrackets) {}

    private Single single(String text, Citation citation) {
        String inner = text.length() > 2 ? text.substring(1, text.length() - 1) : text;
        String after = after(citation);
        String before = citation.prefix().isEmpty() ? "" : citation.prefix() + " ";
        if (style.isNumeric()) {
            String number = "[" + inner + after + "]";
            return new Single(names(citation.key()) + " " + number, before + number);
        }
        String separator = style == CitationStyle.APA ? ", " : " ";
        int split = inner.lastIndexOf(separator);
        String names = split < 0 ? inner : inner.substring(0, split);
        String year = split < 0 ? inner : inner.substring(split + separator.length());
        String shown = citation.author() == Author.SUPPRESSED ? year : inner;
        return new Single(names + " (" + year + after + ")", before + shown + after);
    }

    private String names(String key) {
        return works.item(key).map(WorkNames::of).orElse(key);
    }

    private List<BibliographyEntry> entries() {
        String[] htmls = processor.makeBibliography().getEntries();
        List<CSLItemData> sorted = List.copyOf(processor.getRegisteredItems());
        List<BibliographyEntry> entries = new ArrayList<>();
        for (int i = 0; i < htmls.length && i < sorted.size(); i++) {
            entries.add(HtmlRuns.entry(sorted.get(i).getId(), htmls[i]));
        }
        return entries;
    }
}
