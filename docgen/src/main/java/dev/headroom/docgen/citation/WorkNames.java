package dev.headroom.docgen.citation;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLName;
import java.util.Objects;
import java.util.stream.Stream;

/** Names of a work in a sentence, for styles whose citations are numbers. */
final class WorkNames {

    private WorkNames() {}

    static String of(CSLItemData item) {
        CSLName[] authors = item.getAuthor();
        CSLName[] names = authors == null || authors.length == 0 ? item.getEditor() : authors;
        if (names == null || names.length == 0) {
            return Objects.requireNonNullElse(item.getTitle(), item.getId());
        }
        return switch (names.length) {
            case 1 -> name(names[0]);
            case 2 -> name(names[0]) + " and " + name(names[1]);
            default -> name(names[0]) + " et al.";
        };
    }

    private static String name(CSLName name) {
        return Stream.of(name.getNonDroppingParticle(), name.getFamily())
                .filter(Objects::nonNull)
                .reduce((particle, family) -> particle + " " + family)
                .or(() -> Stream.of(name.getLiteral(), name.getGiven())
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse("?");
    }
}
