package dev.headroom.checkpoint.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/** The one object whose attributes a template may set; it carries values out of loops. */
final class Namespace {

    private final Map<String, Object> attributes = new LinkedHashMap<>();

    Map<String, Object> attributes() {
        return attributes;
    }
}
