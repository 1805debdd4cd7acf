package dev.headroom.docgen.html;

import java.util.Objects;
import java.util.Optional;

/**
 * How pages for browsers are made.
 *
 * @param form one file or several
 * @param styles another style sheet instead of the built-in one; trusted
 * @param layout another layout, see {@link PageWriter}; trusted
 */
public record HtmlSettings(Form form, Optional<String> styles, Optional<String> layout) {

    /** One file with the built-in styles and layout. */
    public static final HtmlSettings SINGLE_FILE =
            new HtmlSettings(Form.SINGLE_FILE, Optional.empty(), Optional.empty());

    /** Several files with the built-in styles and layout. */
    public static final HtmlSettings SEPARATE_FILES =
            new HtmlSettings(Form.SEPARATE_FILES, Optional.empty(), Optional.empty());

    /** Rejects nulls. */
    public HtmlSettings {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(styles, "styles");
        Objects.requireNonNull(layout, "layout");
    }

    /** One file or several. */
    public enum Form {
        /** Styles and images within the page, images a third larger: to be sent or kept. */
        SINGLE_FILE,
        /** Styles and images beside the page, images loaded when a reader comes to them: for a web server. */
        SEPARATE_FILES
    }

    /** Returns the same with another style sheet. */
    public HtmlSettings withStyles(String css) {
        return new HtmlSettings(form, Optional.of(css), layout);
    }

    /** Returns the same with another layout. */
    public HtmlSettings withLayout(String template) {
        return new HtmlSettings(form, styles, Optional.of(template));
    }
}
