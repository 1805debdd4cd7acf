package dev.headroom.docgen.font;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins Arabic letters: each is replaced by the presentation form that its neighbours ask for, lam with alef by their
 * ligature. Letters without such forms, and marks, stay as they are. Thread-safe.
 *
 * <p>The forms are not listed here but read from the JDK's Unicode data at the first Arabic text: what a presentation form
 * decomposes to, and how its name ends. Source of the rules: The Unicode Standard 15, 9.2, R1 to R7 and lam-alef.
 */
public final class ArabicJoining {

    private static final int FIRST_ARABIC = 0x600;
    private static final int LAST_ARABIC = 0x6FF;
    private static final int FIRST_FORM = 0xFB50;
    private static final int LAST_FORM = 0xFEFC;
    private static final int LAM = 0x644;
    private static final int TATWEEL = 0x640;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    /** The forms of a letter, 0 where it has none. */
    private record Forms(int isolated, int last, int first, int middle) {

        Forms with(String form, int point) {
            return switch (form) {
                case "ISOLATED" -> new Forms(point, last, first, middle);
                case "FINAL" -> new Forms(isolated, point, first, middle);
                case "INITIAL" -> new Forms(isolated, last, point, middle);
                default -> new Forms(isolated, last, first, point);
            };
        }
    }

    private static final Forms NO_FORMS = new Forms(0, 0, 0, 0);

    private ArabicJoining() {}

    /** Made when the first Arabic text asks for it. */
    private static final class Table {
        private static final Map<String, Forms> FORMS = read();

        private static Map<String, Forms> read() {
            Map<String, Forms> forms = new HashMap<>();
            for (int point = FIRST_FORM; point <= LAST_FORM; point++) {
                String name = Character.isDefined(point) ? Character.getName(point) : null;
                if (name != null && name.endsWith(" FORM")) {
                    String letters = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
                    String form = name.substring(0, name.length() - " FORM".length());
                    form = form.substring(form.lastIndexOf(' ') + 1);
                    if (letters.length() == 1 || isLamAlef(letters)) {
                        forms.put(letters, forms.getOrDefault(letters, NO_FORMS).with(form, point));
                    }
                }
            }
            return Map.copyOf(forms);
        }

        private static boolean isLamAlef(String letters) {
            return letters.length() == 2
                    && letters.charAt(0) == LAM
                    && "\u0622\u0623\u0625\u0627".indexOf(letters.charAt(1)) >= 0;
        }
    }

    /** Returns the text, in the order of reading, with joined letters; the same where there is no Arabic. */
    public static String joined(String text) {
        if (text.chars().noneMatch(c -> c >= FIRST_ARABIC && c <= LAST_ARABIC)) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isTransparent(letter)) {
                joined.append(letter);
                continue;
            }
            int next = nextLetter(text, i);
            Forms ligature =
                    letter == LAM && next == i + 1 && next < text.length() ? forms(text.substring(i, i + 2)) : null;
            if (ligature != null) {
                joined.append((char) (before ? ligature.last() : ligature.isolated()));
                before = false;
                i = next;
                continue;
            }
            boolean after = next < text.length() && joinsBefore(text.charAt(next)) && joinsAfter(letter);
            joined.append(form(letter, before && joinsBefore(letter), after));
            before = joinsAfter(letter);
        }
        return joined.toString();
    }

    /** Returns the letters that a presentation form stands for; the same for anything else. */
    public static String letters(String text) {
        return text.chars().anyMatch(c -> c >= FIRST_FORM && c <= LAST_FORM)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private static char form(char letter, boolean before, boolean after) {
        Forms forms = forms(String.valueOf(letter));
        if (forms == null) {
            return letter;
        }
        int form;
        if (before && after) {
            form = forms.middle();
        } else if (before) {
            form = forms.last();
        } else {
            form = after ? forms.first() : forms.isolated();
        }
        return form == 0 ? letter : (char) form;
    }

    private static @Nullable Forms forms(String letters) {
        return Table.FORMS.get(letters);
    }

    private static int nextLetter(String text, int from) {
        int next = from + 1;
        while (next < text.length() && isTransparent(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** Whether the letter reaches to the one after it, on its left. */
    private static boolean joinsAfter(char letter) {
        Forms forms = forms(String.valueOf(letter));
        return letter == TATWEEL || letter == ZERO_WIDTH_JOINER || (forms != null && forms.first() != 0);
    }

    /** Whether the letter reaches to the one before it, on its right. */
    private static boolean joinsBefore(char letter) {
        Forms forms = forms(String.valueOf(letter));
        return letter == TATWEEL || letter == ZERO_WIDTH_JOINER || (forms != null && forms.last() != 0);
    }

    private static boolean isTransparent(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER);
    }
}
