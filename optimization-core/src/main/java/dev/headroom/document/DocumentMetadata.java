package dev.headroom.document;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Who wrote what, when and in which language. Stands on the cover and in the properties of the file.
 *
 * <p>What is empty here is taken from the front matter of the body (title, subtitle, author, date, lang, subject,
 * keywords), the title also from its first heading.
 *
 * @param title possibly empty
 * @param subtitle possibly empty
 * @param authors possibly empty
 * @param date as it is to be printed; possibly empty
 * @param subject one sentence on what it is about; possibly empty
 * @param keywords possibly empty
 * @param language of the text; {@link Locale#ROOT} for not stated, which is English
 */
public record DocumentMetadata(
        String title,
        String subtitle,
        List<String> authors,
        String date,
        String subject,
        List<String> keywords,
        Locale language) {

    /** Copies the lists. */
    public DocumentMetadata {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subtitle, "subtitle");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(language, "language");
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
    }

    /** Returns a title and nothing else. */
    public static DocumentMetadata titled(String title) {
        return new DocumentMetadata(title, "", List.of(), "", "", List.of(), Locale.ROOT);
    }

    /** Returns the same with another title. */
    public DocumentMetadata withTitle(String newTitle) {
        return new DocumentMetadata(newTitle, subtitle, authors, date, subject, keywords, language);
    }

    /** Returns the same with another subtitle. */
    public DocumentMetadata withSubtitle(String newSubtitle) {
        return new DocumentMetadata(title, newSubtitle, authors, date, subject, keywords, language);
    }

    /** Returns the same with other authors. */
    public DocumentMetadata withAuthors(List<String> newAuthors) {
        return new DocumentMetadata(title, subtitle, newAuthors, date, subject, keywords, language);
    }

    /** Returns the same with another date. */
    public DocumentMetadata withDate(String newDate) {
        return new DocumentMetadata(title, subtitle, authors, newDate, subject, keywords, language);
    }

    /** Returns the same with another subject. */
    public DocumentMetadata withSubject(String newSubject) {
        return new DocumentMetadata(title, subtitle, authors, date, newSubject, keywords, language);
    }

    /** Returns the same with other keywords. */
    public DocumentMetadata withKeywords(List<String> newKeywords) {
        return new DocumentMetadata(title, subtitle, authors, date, subject, newKeywords, language);
    }

    /** Returns the same in another language. */
    public DocumentMetadata withLanguage(Locale newLanguage) {
        return new DocumentMetadata(title, subtitle, authors, date, subject, keywords, newLanguage);
    }
}
