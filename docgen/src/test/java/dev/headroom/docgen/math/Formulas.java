package dev.headroom.docgen.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Formulas of tests. */
final class Formulas {

    private Formulas() {}

    static TexFormula understood(String tex, FormulaDisplay display) {
        FormulaReading reading = TexFormula.read(tex, display);
        assertThat(reading).as(tex).isInstanceOf(FormulaReading.Understood.class);
        return ((FormulaReading.Understood) reading).formula();
    }

    static FormulaReading.Refused refused(String tex) {
        FormulaReading reading = TexFormula.read(tex, FormulaDisplay.BLOCK);
        assertThat(reading).as(tex).isInstanceOf(FormulaReading.Refused.class);
        return (FormulaReading.Refused) reading;
    }

    static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
