package dev.headroom.checkpoint.chat;

/**
 * A value that is not there: false, empty and printed as nothing, but an error in any operation.
 *
 * @param what what was looked for, for messages
 * @param method name of the method if a value that has methods was asked for it; otherwise empty
 */
record Undefined(String what, String method) {

    static Undefined of(String what) {
        return new Undefined(what, "");
    }

    TemplateException failure() {
        return method.isEmpty()
                ? TemplateException.malformed("use only defined values", what + ", which is undefined")
                : TemplateException.unsupported("the method or attribute '" + method + "'");
    }
}
