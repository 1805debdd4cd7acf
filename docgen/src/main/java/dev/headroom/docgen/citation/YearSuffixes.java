package dev.headroom.docgen.citation;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLItemDataBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes 1984a and 1984b of works whose citations would read the same, which citeproc-java does not do. */
final class YearSuffixes {

    private YearSuffixes() {}

    /** Tells cheaply whether two works may read the same. */
    static boolean mayBeNeeded(List<CSLItemData> items) {
        return items.stream()
                        .map(item -> WorkNames.of(item) + year(item))
                        .distinct()
                        .count()
                < items.size();
    }

    private static String year(CSLItemData item) {
        int[][] parts = item.getIssued() == null ? null : item.getIssued().getDateParts();
        return parts == null || parts.length == 0 || parts[0].length == 0 ? "" : Integer.toString(parts[0][0]);
    }

    /** Returns the works with letters, in the order in which the style lists them. */
    static List<CSLItemData> added(CSL processor, List<CSLItemData> items) {
        processor.registerCitationItems(items.stream().map(CSLItemData::getId).toList());
        Map<String, List<String>> byText = new LinkedHashMap<>();
        for (CSLItemData item : List.copyOf(processor.getRegisteredItems())) {
            String text = processor.makeCitation(item.getId()).get(0).getText();
            byText.computeIfAbsent(text, any -> new ArrayList<>()).add(item.getId());
        }
        Map<String, String> suffixes = new HashMap<>();
        byText.values().stream().filter(keys -> keys.size() > 1).forEach(keys -> {
            for (int i = 0; i < keys.size(); i++) {
                suffixes.put(keys.get(i), letters(i));
            }
        });
        return items.stream().map(item -> suffixed(item, suffixes)).toList();
    }

    private static CSLItemData suffixed(CSLItemData item, Map<String, String> suffixes) {
        String suffix = suffixes.getOrDefault(item.getId(), "");
        return suffix.isEmpty()
                ? item
                : new CSLItemDataBuilder(item).yearSuffix(suffix).build();
    }

    private static String letters(int index) {
        String last = Character.toString('a' + index % 26);
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
