package dev.headroom.testkit;

import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Tokens of the fakes: the bytes of UTF-8, led by {@value #START}. */
final class FakeTokens {

    static final int START = 256;
    static final int VOCABULARY = 257;

    private FakeTokens() {}

    static int[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length + 1];
        ids[0] = START;
        for (int i = 0; i < bytes.length; i++) {
            ids[i + 1] = bytes[i] & 0xff;
        }
        return ids;
    }

    static String decode(int[] ids) {
        byte[] bytes = new byte[ids.length];
        int length = 0;
        for (int id : ids) {
            if (id < START) {
                bytes[length++] = (byte) id;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    static int[] encode(Prompt prompt) {
        return encode(
                prompt instanceof Prompt.Chat chat
                        ? chat.messages().stream().map(ChatMessage::content).collect(Collectors.joining("\n"))
                        : ((Prompt.Text) prompt).text());
    }
}
