package dev.headroom.docgen.word;

import dev.headroom.document.DocumentLayout.HeadingNumbers;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.poi.util.XMLHelper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A user's styles and lists, with ours where the user has none of that name. Names and not ids say what a style is:
 * Word translates the ids. One thread at a time.
 */
final class StyleMerge {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Set<String> BEFORE_NUMBERS =
            Set.of("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl");

    private final Document styles;
    private final Document numbering;
    private final Map<String, String> ids = new HashMap<>();
    private final int kinds;
    private final int lists;

    /** Takes the user's parts, which it changes. */
    StyleMerge(Document styles, Document numbering) {
        this.styles = styles;
        this.numbering = numbering;
        for (String relative : List.of("numPicBullet", "lvlPicBulletId", "numIdMacAtCleanup")) {
            all(numbering.getDocumentElement(), relative).forEach(StyleMerge::remove);
        }
        kinds = highest("abstractNum", "abstractNumId") + 1;
        lists = highest("num", "numId") + 1;
    }

    /** Adds what of ours is missing. */
    StyleBase with(Document ourStyles, Document ourNumbering, HeadingNumbers headings, List<StyleBase.Carried> more) {
        Map<String, Element> byName = new HashMap<>();
        Map<String, Element> byId = new HashMap<>();
        for (Element style : all(styles.getDocumentElement(), "style")) {
            byName.putIfAbsent(name(style), style);
            byId.put(style.getAttributeNS(W, "styleId"), style);
        }
        List<Element> added = new ArrayList<>();
        for (Element ours : all(ourStyles.getDocumentElement(), "style")) {
            String id = ours.getAttributeNS(W, "styleId");
            Optional<Element> theirs = Optional.ofNullable(byName.get(name(ours)));
            String used = theirs.map(one -> one.getAttributeNS(W, "styleId"))
                    .orElse(byId.containsKey(id) ? "Report" + id : id);
            ids.put(id, used);
            if (theirs.isEmpty()) {
                Element copy = (Element) styles.importNode(ours, true);
                copy.setAttributeNS(W, "w:styleId", used);
                copy.removeAttributeNS(W, "default");
                styles.getDocumentElement().appendChild(copy);
                added.add(copy);
            }
        }
        added.forEach(this::translate);
        boolean own = headings == HeadingNumbers.SHOWN && numberHeadings(byName);
        addLists(ourNumbering, own);
        String open = text(numbering);
        return new StyleBase(
                text(styles),
                open.substring(0, open.length() - StyleBase.NUMBERING_END.length()),
                new StyleBase.Lists(lists + 2, kinds + 3, lists + 3),
                ids,
                more);
    }

    private void translate(Element style) {
        for (String reference : List.of("basedOn", "next", "link")) {
            for (Element element : all(style, reference)) {
                String id = element.getAttributeNS(W, "val");
                element.setAttributeNS(W, "w:val", ids.getOrDefault(id, id));
            }
        }
        all(style, "numId").forEach(list -> list.setAttributeNS(W, "w:val", Integer.toString(lists + 1)));
    }

    /** Links the user's headings with our numbers, unless they have numbers of their own. */
    private boolean numberHeadings(Map<String, Element> byName) {
        List<Element> theirs = new ArrayList<>();
        for (int level = 1; level <= 3; level++) {
            Optional.ofNullable(byName.get("paragraph heading " + level)).ifPresent(theirs::add);
        }
        if (theirs.stream().anyMatch(style -> !all(style, "numPr").isEmpty())) {
            return false;
        }
        for (Element style : theirs) {
            int level = Integer.parseInt(name(style).substring("paragraph heading ".length())) - 1;
            Element numbers = element("numPr");
            Element depth = element("ilvl");
            depth.setAttributeNS(W, "w:val", Integer.toString(level));
            numbers.appendChild(depth);
            Element list = element("numId");
            list.setAttributeNS(W, "w:val", Integer.toString(lists + 1));
            numbers.appendChild(list);
            insert(paragraphProperties(style), numbers);
        }
        return true;
    }

    private Element paragraphProperties(Element style) {
        List<Element> present = all(style, "pPr");
        if (!present.isEmpty()) {
            return present.get(0);
        }
        Element made = element("pPr");
        List<Element> runs = all(style, "rPr");
        style.insertBefore(made, runs.isEmpty() ? null : runs.get(0));
        return made;
    }

    private static void insert(Element properties, Element numbers) {
        Node before = properties.getFirstChild();
        while (before != null && (!(before instanceof Element) || BEFORE_NUMBERS.contains(before.getLocalName()))) {
            before = before.getNextSibling();
        }
        properties.insertBefore(numbers, before);
    }

    private void addLists(Document ours, boolean headings) {
        Element root = numbering.getDocumentElement();
        List<Element> present = all(root, "num");
        Node firstList = present.isEmpty() ? null : present.get(0);
        for (Element kind : all(ours.getDocumentElement(), "abstractNum")) {
            Element copy = (Element) numbering.importNode(kind, true);
            shift(copy, "abstractNumId", kinds);
            for (Element style : all(copy, "pStyle")) {
                String id = style.getAttributeNS(W, "val");
                if (headings) {
                    style.setAttributeNS(W, "w:val", ids.getOrDefault(id, id));
                } else {
                    remove(style);
                }
            }
            root.insertBefore(copy, firstList);
        }
        for (Element list : all(ours.getDocumentElement(), "num")) {
            Element copy = (Element) numbering.importNode(list, true);
            shift(copy, "numId", lists);
            all(copy, "abstractNumId").forEach(kind -> shift(kind, "val", kinds));
            root.appendChild(copy);
        }
    }

    private static void shift(Element element, String attribute, int by) {
        int number = Integer.parseInt(element.getAttributeNS(W, attribute));
        element.setAttributeNS(W, "w:" + attribute, Integer.toString(number + by));
    }

    private int highest(String element, String attribute) {
        return all(numbering.getDocumentElement(), element).stream()
                .map(one -> one.getAttributeNS(W, attribute))
                .filter(number -> number.matches("\\d{1,8}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private Element element(String name) {
        return styles.createElementNS(W, "w:" + name);
    }

    private static String name(Element style) {
        List<Element> names = all(style, "name");
        String name = names.isEmpty() ? "" : names.get(0).getAttributeNS(W, "val");
        return style.getAttributeNS(W, "type") + " " + name.toLowerCase(Locale.ROOT);
    }

    private static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }

    private static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = root.getElementsByTagNameNS(W, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Document part) {
        try {
            Transformer transformer = XMLHelper.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(part), new StreamResult(out));
            return Xml.DECLARATION + out.toString().strip();
        } catch (TransformerException e) {
            throw new IllegalStateException("parsed styles must be writable, were not", e);
        }
    }
}
