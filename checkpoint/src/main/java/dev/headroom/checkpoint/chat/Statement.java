package dev.headroom.checkpoint.chat;

/** A node that writes output or sets variables. Execute through {@link Frame#execute}. */
interface Statement {

    int position();

    Flow execute(Frame frame);
}
