package dev.headroom.cli.report;

import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentLayout.Contents;
import dev.headroom.document.DocumentLayout.Cover;
import dev.headroom.document.DocumentLayout.HeadingNumbers;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.PageSetup;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What stands around the text. */
final class LayoutOptions {

    @Option(names = "--title", paramLabel = "TEXT", description = "Instead of the first heading.")
    private String title = "";

    @Option(names = "--subtitle", paramLabel = "TEXT", description = "Below the title.")
    private String subtitle = "";

    @Option(names = "--author", paramLabel = "NAME", description = "May be repeated.")
    private List<String> authors = List.of();

    @Option(names = "--date", paramLabel = "TEXT", description = "As it is to be printed.")
    private String date = "";

    @Option(names = "--lang", paramLabel = "TAG", description = "Language of the text, for example en or he.")
    private String language = "";

    @Option(names = "--cover", description = "Begin with a page of the title.")
    private boolean cover;

    @Option(names = "--toc", description = "List the headings, with page numbers where there are pages.")
    private boolean contents;

    @Option(names = "--numbers", description = "Number the headings.")
    private boolean numbers;

    @Option(names = "--page", paramLabel = "SIZE", description = "a4, a5 or letter (default: ${DEFAULT-VALUE}).")
    private String page = "a4";

    @Option(names = "--landscape", description = "Turn the page.")
    private boolean landscape;

    /** Returns what was given; the rest is taken from the text. */
    DocumentMetadata metadata() {
        Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
        if (!language.isEmpty() && locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("--lang must be a language tag such as en or pt-BR, was " + language);
        }
        return new DocumentMetadata(title, subtitle, authors, date, "", List.of(), locale);
    }

    DocumentLayout layout() {
        PageSetup size = switch (page.toLowerCase(Locale.ROOT)) {
            case "a4" -> PageSetup.A4;
            case "a5" -> PageSetup.A5;
            case "letter" -> PageSetup.LETTER;
            default -> throw new IllegalArgumentException("--page must be a4, a5 or letter, was " + page);
        };
        return new DocumentLayout(
                cover ? Cover.SHOWN : Cover.HIDDEN,
                contents ? Contents.SHOWN : Contents.HIDDEN,
                numbers ? HeadingNumbers.SHOWN : HeadingNumbers.HIDDEN,
                landscape ? size.turned() : size);
    }
}
