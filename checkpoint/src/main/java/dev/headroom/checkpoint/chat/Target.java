package dev.headroom.checkpoint.chat;

import java.util.List;

/** What an assignment or loop binds. */
interface Target {

    void bind(Object value, Frame frame);

    record Variable(String name) implements Target {

        @Override
        public void bind(Object value, Frame frame) {
            frame.set(name, value);
        }
    }

    record Unpacked(List<Target> parts) implements Target {

        @Override
        public void bind(Object value, Frame frame) {
            List<Object> values = Values.iterate(value, frame.meter());
            if (values.size() != parts.size()) {
                throw TemplateException.malformed(
                        "unpack " + parts.size() + " values", Integer.toString(values.size()));
            }
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).bind(values.get(i), frame);
            }
        }
    }

    record Attribute(String namespace, String name) implements Target {

        @Override
        public void bind(Object value, Frame frame) {
            Object holder = frame.lookup(namespace);
            if (!(holder instanceof Namespace found)) {
                throw TemplateException.malformed("set attributes of namespaces only", Values.typeName(holder));
            }
            found.attributes().put(name, value);
        }
    }
}
