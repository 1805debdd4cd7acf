package dev.headroom.checkpoint.chat;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.generation.ChatMessage;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns a conversation into the text that a model was trained on, by the Jinja template that was published with it.
 *
 * <pre>{@code
 * Optional<ChatTemplate> template = ChatTemplate.ofTokenizerConfig("tokenizer_config.json", bytes);
 * String prompt = template.orElseThrow().render(messages, Ending.OPEN_ANSWER);
 * }</pre>
 *
 * <p>Renders as {@code apply_chat_template} of Hugging Face transformers does: Jinja 3 with {@code trim_blocks} and
 * {@code lstrip_blocks}, its sandbox, loop controls, {@code raise_exception} and {@code strftime_now}; tools and
 * documents are none. The special tokens are already in the text: it must be tokenised without adding them again.
 *
 * <p>Knows the part of Jinja that published templates use. What it does not know is an {@link
 * UnsupportedFeatureException} with its name and place: tags when the template is parsed; filters, tests and methods
 * when a conversation reaches them. Steps, nesting and text length of a rendering are bounded, because templates come
 * with models and are not trusted.
 *
 * <p>Thread-safe.
 */
public final class ChatTemplate {

    private final String origin;
    private final String source;
    private final List<Statement> body;
    private final SpecialTokenTexts tokens;
    private final Clock clock;

    private ChatTemplate(String origin, String source, List<Statement> body, SpecialTokenTexts tokens, Clock clock) {
        this.origin = origin;
        this.source = source;
        this.body = body;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Parses a template.
     *
     * @param origin where it comes from, for messages
     * @param source the text of the template
     * @param tokens the special tokens that it may print
     * @throws MalformedFileException if it breaks Jinja's grammar
     * @throws UnsupportedFeatureException if it uses a tag that is not known here
     */
    public static ChatTemplate parse(String origin, String source, SpecialTokenTexts tokens) {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(tokens, "tokens");
        String text = Lexer.normalise(source);
        try {
            List<Statement> body = StatementParser.parse(Lexer.tokens(text));
            return new ChatTemplate(origin, text, body, tokens, Clock.system(ZoneId.systemDefault()));
        } catch (TemplateException e) {
            throw e.told(origin, text);
        }
    }

    /**
     * Reads the template and the special tokens of a {@code tokenizer_config.json}; empty if it has no template. Of
     * several named templates the one called {@code default} is taken.
     *
     * @param origin the file's name or path, for messages
     * @throws MalformedFileException if the file or its template breaks a rule
     * @throws UnsupportedFeatureException if the template uses a tag that is not known here
     */
    public static Optional<ChatTemplate> ofTokenizerConfig(String origin, byte[] tokenizerConfigJson) {
        TokenizerConfig config = TokenizerConfig.parse(origin, tokenizerConfigJson);
        return config.template().map(template -> parse(origin, template, config.tokens()));
    }

    /** Returns this template with another clock for {@code strftime_now}; the system's is the default. */
    public ChatTemplate withClock(Clock otherClock) {
        return new ChatTemplate(origin, source, body, tokens, Objects.requireNonNull(otherClock, "otherClock"));
    }

    /**
     * Renders a conversation.
     *
     * @throws IllegalArgumentException if the template refuses the conversation, for example for the order of roles
     * @throws MalformedFileException if the template fails on the conversation or exceeds a bound
     * @throws UnsupportedFeatureException if the conversation reaches a filter, test or method that is not known here
     */
    public String render(List<ChatMessage> messages, Ending ending) {
        Objects.requireNonNull(ending, "ending");
        Frame globals = Frame.root(clock);
        Functions.define(globals);
        Frame frame = globals.inner();
        frame.set("messages", turns(messages));
        frame.set("tools", None.NONE);
        frame.set("documents", None.NONE);
        frame.set("add_generation_prompt", ending == Ending.OPEN_ANSWER);
        tokens.bos().ifPresent(text -> frame.set("bos_token", text));
        tokens.eos().ifPresent(text -> frame.set("eos_token", text));
        tokens.unk().ifPresent(text -> frame.set("unk_token", text));
        tokens.pad().ifPresent(text -> frame.set("pad_token", text));
        try {
            frame.execute(body);
            return frame.output();
        } catch (TemplateException e) {
            throw e.told(origin, source);
        }
    }

    private static List<Object> turns(List<ChatMessage> messages) {
        List<Object> turns = new ArrayList<>(messages.size());
        for (ChatMessage message : messages) {
            Map<Object, Object> turn = new LinkedHashMap<>();
            turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
            turn.put("content", message.content());
            turns.add(turn);
        }
        return turns;
    }
}
