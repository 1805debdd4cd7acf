package dev.headroom.checkpoint.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call was given, already evaluated. */
record Arguments(List<Object> positional, Map<String, Object> named) {

    static final Arguments NONE = new Arguments(List.of(), Map.of());

    static Arguments of(List<Object> positional) {
        return new Arguments(positional, Map.of());
    }

    /** Returns the argument at {@code index} or by {@code name}. */
    Optional<Object> get(int index, String name) {
        return index < positional.size() ? Optional.of(positional.get(index)) : Optional.ofNullable(named.get(name));
    }

    Object get(int index, String name, Object otherwise) {
        return get(index, name).orElse(otherwise);
    }

    Object require(int index, String name) {
        return get(index, name)
                .orElseThrow(() -> TemplateException.malformed("be given the argument '" + name + "'", "without it"));
    }

    String text(int index, String name) {
        Object value = require(index, name);
        if (value instanceof String text) {
            return text;
        }
        throw TemplateException.malformed("be given a string as '" + name + "'", Values.typeName(value));
    }

    /** Rejects arguments beyond {@code names}. */
    Arguments atMost(String... names) {
        if (positional.size() > names.length) {
            throw TemplateException.malformed(
                    "be given at most " + names.length + " arguments", Integer.toString(positional.size()));
        }
        for (String name : named.keySet()) {
            if (!List.of(names).contains(name)) {
                throw TemplateException.malformed("be given only known arguments", "'" + name + "'");
            }
        }
        return this;
    }

    Arguments without(int count) {
        return new Arguments(positional.subList(Math.min(count, positional.size()), positional.size()), named);
    }
}
