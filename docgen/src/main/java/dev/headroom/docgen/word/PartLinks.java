package dev.headroom.docgen.word;

import dev.headroom.docgen.image.DocumentImage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.TargetMode;

/** The relationships of one part: links that lead out, and images. One thread at a time. */
final class PartLinks {

    private static final int LONGEST = 2_048;
    private static final Set<String> ALLOWED = Set.of("http", "https", "mailto");

    private final WordPackage parts;
    private final PackagePart part;
    private final Map<String, String> known = new HashMap<>();

    PartLinks(WordPackage parts, PackagePart part) {
        this.parts = parts;
        this.part = part;
    }

    /** Returns the name of a link; nothing where Word must not follow it. */
    Optional<String> external(String destination) {
        return allowed(destination)
                .map(target -> known.computeIfAbsent(
                        target,
                        missing -> part.addExternalRelationship(missing, WordPackage.RELATION + "hyperlink", next())
                                .getId()));
    }

    /** Returns the name of an image. */
    String image(DocumentImage image) {
        return known.computeIfAbsent(
                "image " + image.name(),
                missing -> part.addRelationship(
                                parts.image(image).getPartName(),
                                TargetMode.INTERNAL,
                                WordPackage.RELATION + "image",
                                next())
                        .getId());
    }

    private String next() {
        return "rIdL" + (known.size() + 1);
    }

    private static Optional<String> allowed(String destination) {
        if (destination.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(escaped(destination));
            String scheme = uri.getScheme();
            return scheme != null && ALLOWED.contains(scheme.toLowerCase(Locale.ROOT))
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Escapes what browsers accept and RFC 3986 does not. */
    private static String escaped(String destination) {
        StringBuilder escaped = new StringBuilder(destination.length());
        for (int i = 0; i < destination.length(); i++) {
            char c = destination.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
