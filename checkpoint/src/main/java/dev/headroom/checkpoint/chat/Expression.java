package dev.headroom.checkpoint.chat;

/** A node that has a value. Evaluate through {@link Frame#evaluate}, which counts and places errors. */
interface Expression {

    int position();

    Object evaluate(Frame frame);
}
