package dev.headroom.checkpoint.chat;

import java.util.List;

/** The variable {@code loop} inside a loop. */
record LoopState(List<Object> items, int index) {

    Object attribute(String name) {
        return switch (name) {
            case "index" -> index + 1L;
            case "index0" -> (long) index;
            case "revindex" -> (long) items.size() - index;
            case "revindex0" -> items.size() - index - 1L;
            case "first" -> index == 0;
            case "last" -> index == items.size() - 1;
            case "length" -> (long) items.size();
            case "previtem" -> index == 0 ? Undefined.of("the item before the first") : items.get(index - 1);
            case "nextitem" ->
                index == items.size() - 1 ? Undefined.of("the item after the last") : items.get(index + 1);
            case "cycle" ->
                (Callable) (arguments, frame) -> {
                    if (arguments.positional().isEmpty()) {
                        throw TemplateException.malformed("be given items to cycle through", "none");
                    }
                    return arguments
                            .positional()
                            .get(index % arguments.positional().size());
                };
            default -> new Undefined("'loop." + name + "'", "loop." + name);
        };
    }
}
