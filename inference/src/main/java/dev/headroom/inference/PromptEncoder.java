package dev.headroom.inference;

import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a prompt into token ids: plain text as it is, a conversation through the model's chat template. A model without
 * template continues what the user said.
 *
 * <p>Thread-safe.
 */
public final class PromptEncoder {

    private final Function<String, int[]> tokenizer;
    private final Optional<Function<List<ChatMessage>, String>> template;
    private final OptionalInt first;
    private final OptionalInt insteadOfNothing;

    /**
     * Makes an encoder.
     *
     * @param tokenizer adds no special tokens, but recognises those in the text
     * @param template renders a conversation; absent where the model has no template
     * @param first the token that starts every sequence; absent where there is none
     * @param insteadOfNothing stands for an empty prompt where {@code first} is absent
     */
    public PromptEncoder(
            Function<String, int[]> tokenizer,
            Optional<Function<List<ChatMessage>, String>> template,
            OptionalInt first,
            OptionalInt insteadOfNothing) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.first = first;
        this.insteadOfNothing = insteadOfNothing;
    }

    /** Returns the ids of a prompt, at least one. */
    public int[] encode(Prompt prompt) {
        return encodeText(textOf(prompt));
    }

    /** Returns the ids of a text with the token that starts every sequence, which a template may have written. */
    public int[] encodeText(String text) {
        int[] ids = text.isEmpty() ? new int[0] : tokenizer.apply(text);
        if (first.isPresent() && (ids.length == 0 || ids[0] != first.getAsInt())) {
            return startingWith(first.getAsInt(), ids);
        }
        if (ids.length == 0) {
            return new int[] {
                insteadOfNothing.orElseThrow(
                        () -> new IllegalArgumentException("prompt must hold at least one token, was empty"))
            };
        }
        return ids;
    }

    private String textOf(Prompt prompt) {
        if (prompt instanceof Prompt.Text plain) {
            return plain.text();
        }
        List<ChatMessage> messages = ((Prompt.Chat) prompt).messages();
        return template.map(render -> render.apply(messages)).orElseGet(() -> said(messages));
    }

    private static String said(List<ChatMessage> messages) {
        return messages.stream()
                .filter(message -> message.role() == ChatMessage.Role.USER)
                .map(ChatMessage::content)
                .collect(Collectors.joining("\n"));
    }

    private static int[] startingWith(int id, int[] ids) {
        int[] longer = new int[ids.length + 1];
        longer[0] = id;
        System.arraycopy(ids, 0, longer, 1, ids.length);
        return longer;
    }
}
