package dev.headroom.docgen.highlight;

import dev.headroom.docgen.highlight.CodeToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Joins pieces of one kind, and white space to what stands before it. One thread at a time. */
final class TokenRuns {

    private final List<CodeToken> tokens = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private Kind pendingKind = Kind.PLAIN;

    void add(Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        Kind shown = text.isBlank() ? pendingKind : kind;
        if (shown != pendingKind) {
            flush();
            pendingKind = shown;
        }
        pending.append(text);
    }

    List<CodeToken> finished() {
        flush();
        return List.copyOf(tokens);
    }

    private void flush() {
        if (!pending.isEmpty()) {
            tokens.add(new CodeToken(pendingKind, pending.toString()));
            pending.setLength(0);
        }
    }
}
