package dev.headroom.docgen.word;

import java.util.Optional;
import java.util.Set;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;

/** Puts formulas that someone else set into the markup. Thread-safe. */
final class Formulas {

    private static final Set<String> ROOTS = Set.of("oMath", "oMathPara");
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    private Formulas() {}

    /** Returns a fragment as it can stand in a paragraph; nothing where it is no well-formed formula. */
    static Optional<String> checked(String fragment) {
        XmlOptions options = new XmlOptions()
                .setDisallowDocTypeDeclaration(true)
                .setSaveOuter()
                .setSaveAggressiveNamespaces();
        try {
            XmlObject parsed = XmlObject.Factory.parse(fragment, options);
            try (XmlCursor cursor = parsed.newCursor()) {
                boolean formula = cursor.toFirstChild()
                        && NAMESPACE.equals(cursor.getName().getNamespaceURI())
                        && ROOTS.contains(cursor.getName().getLocalPart());
                return formula ? Optional.of(cursor.xmlText(options)) : Optional.empty();
            }
        } catch (XmlException e) {
            return Optional.empty();
        }
    }
}
