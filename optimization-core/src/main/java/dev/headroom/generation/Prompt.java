package dev.headroom.generation;

import java.util.List;
import java.util.Objects;

/** What a model is to continue: plain text, or a conversation that its chat template renders. */
public sealed interface Prompt {

    /** Returns a prompt of plain text, continued as it is. */
    static Prompt text(String text) {
        return new Text(text);
    }

    /** Returns a prompt of one user turn; a model without chat template continues its text as it is. */
    static Prompt ask(String question) {
        return new Chat(List.of(ChatMessage.user(question)));
    }

    /** Returns a prompt of a conversation. */
    static Prompt chat(List<ChatMessage> messages) {
        return new Chat(messages);
    }

    /**
     * Plain text, continued as it is.
     *
     * @param text possibly empty
     */
    record Text(String text) implements Prompt {

        /** Rejects null. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A conversation.
     *
     * @param messages at least one turn
     */
    record Chat(List<ChatMessage> messages) implements Prompt {

        /** Copies the list and rejects an empty one. */
        public Chat {
            messages = List.copyOf(messages);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("messages must hold at least one turn, was empty");
            }
        }
    }
}
