package dev.headroom.docgen.word;

import dev.headroom.docgen.markdown.MathInline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a Word file is made.
 *
 * @param styleSource a user's .docx whose styles, numbering, theme and fonts are taken over; its text is not
 * @param formulas TeX to a fragment {@code <m:oMath>} or {@code <m:oMathPara>} that declares its namespaces; nothing
 *     where a formula cannot be set, which is then shown as it was written
 * @param colours language and program text to stretches in colour, whose texts together are the program text
 */
public record WordSettings(
        Optional<Path> styleSource,
        BiFunction<String, MathInline.Display, Optional<String>> formulas,
        BiFunction<String, String, List<CodeRun>> colours) {

    /** The library's styles, formulas as they were written, code in one colour. */
    public static final WordSettings USUAL = new WordSettings(
            Optional.empty(), (tex, display) -> Optional.empty(), (language, code) -> List.of(new CodeRun(code, "")));

    /** Returns the same with a user's styles. */
    public WordSettings withStyleSource(Path docx) {
        return new WordSettings(Optional.of(docx), formulas, colours);
    }

    /** Returns the same with formulas set by {@code setter}. */
    public WordSettings withFormulas(BiFunction<String, MathInline.Display, Optional<String>> setter) {
        return new WordSettings(styleSource, setter, colours);
    }

    /** Returns the same with code coloured by {@code painter}. */
    public WordSettings withColours(BiFunction<String, String, List<CodeRun>> painter) {
        return new WordSettings(styleSource, formulas, painter);
    }
}
