package dev.headroom.docgen.citation;

import de.undercouch.citeproc.bibtex.BibTeXConverter;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.JsonLexer;
import de.undercouch.citeproc.helper.json.JsonParser;
import dev.headroom.MalformedFileException;
import dev.headroom.document.Bibliography;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import org.jspecify.annotations.Nullable;

/**
 * Reads works from CSL-JSON or BibTeX.
 *
 * <pre>{@code
 * CitedWorks works = Bibliographies.read(new Bibliography(Bibliography.Format.BIBTEX, text));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Bibliographies {

    /** Characters of a bibliography at most. */
    public static final int LONGEST = 10_000_000;

    /** Works at most. */
    public static final int MOST_WORKS = 20_000;

    private static final int DEEPEST = 40;
    private static final int LONGEST_KEY = 200;

    private static final Pattern LINE = Pattern.compile("line \\d{1,9}");

    private Bibliographies() {}

    /**
     * Reads works.
     *
     * @throws MalformedFileException naming line or entry if the text breaks the rules of its format or is too long
     */
    public static CitedWorks read(Bibliography bibliography) {
        String text = bibliography.text();
        if (text.length() > LONGEST) {
            throw malformed("text", "be at most " + LONGEST + " characters", Integer.toString(text.length()), null);
        }
        requireShallow(text, bibliography.format());
        return new CitedWorks(
                switch (bibliography.format()) {
                    case BIBTEX -> bibTeX(text);
                    case CSL_JSON -> json(text);
                });
    }

    private static MalformedFileException malformed(String part, String rule, String value, @Nullable Throwable cause) {
        return new MalformedFileException("bibliography", part, rule, value, cause);
    }

    /** The parsers behind this recurse. */
    private static void requireShallow(String text, Bibliography.Format format) {
        boolean json = format == Bibliography.Format.CSL_JSON;
        int depth = 0;
        int line = 1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '\\') {
                i++;
            } else if (json && c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || (json && c == '['))) {
                depth++;
                if (depth > DEEPEST) {
                    throw malformed("line " + line, "nest at most " + DEEPEST + " braces", "more", null);
                }
            } else if (!quoted && (c == '}' || (json && c == ']'))) {
                depth = Math.max(0, depth - 1);
            }
        }
    }

    private static void requireFew(int works) {
        if (works > MOST_WORKS) {
            throw malformed("works", "be at most " + MOST_WORKS, Integer.toString(works), null);
        }
    }

    private static Map<String, CSLItemData> bibTeX(String text) {
        BibTeXConverter converter = new BibTeXConverter();
        BibTeXDatabase database;
        try {
            database = converter.loadDatabase(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParseException | TokenMgrException e) {
            throw malformed(line(e), "be BibTeX", firstLine(e), e);
        } catch (RuntimeException e) { // the library's own failures on input it did not foresee
            throw malformed("text", "be BibTeX that can be read", firstLine(e), e);
        }
        requireFew(database.getEntries().size());
        Map<String, CSLItemData> items = new LinkedHashMap<>();
        for (BibTeXEntry entry : database.getEntries().values()) {
            String key = String.valueOf(entry.getKey());
            requireKey(key);
            try {
                items.put(key, converter.toItemData(entry));
            } catch (RuntimeException e) { // the library's own failures on input it did not foresee
                throw malformed("entry " + key, "hold fields that can be read", firstLine(e), e);
            }
        }
        return items;
    }

    private static Map<String, CSLItemData> json(String text) {
        List<Object> array;
        try {
            array = new JsonParser(new JsonLexer(new StringReader(text))).parseArray();
        } catch (IOException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            throw malformed("text", "be a JSON array of works", firstLine(e), e);
        }
        requireFew(array.size());
        Map<String, CSLItemData> items = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            CSLItemData item = item(array.get(i), "entry " + (i + 1));
            items.put(item.getId(), item);
        }
        return items;
    }

    private static CSLItemData item(Object value, String part) {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed(part, "be a JSON object", beginning(String.valueOf(value)), null);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), field));
        if (fields.get("id") instanceof Number number) {
            fields.put("id", number.toString());
        }
        if (!(fields.get("id") instanceof String id)) {
            throw malformed(part, "have an id", beginning(String.valueOf(fields.get("id"))), null);
        }
        requireKey(id);
        try {
            return CSLItemData.fromJson(fields);
        } catch (RuntimeException e) { // the library's own failures on input it did not foresee
            throw malformed(part + " (" + id + ")", "hold fields as CSL-JSON defines them", firstLine(e), e);
        }
    }

    private static void requireKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw malformed("key", "have 1 to " + LONGEST_KEY + " characters", beginning(key), null);
        }
    }

    /** The parser tells the line in its message only. */
    private static String line(Exception e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? line.group() : "text";
    }

    private static String beginning(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
