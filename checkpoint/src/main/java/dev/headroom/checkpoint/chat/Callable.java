package dev.headroom.checkpoint.chat;

/** A function, macro or method. */
@FunctionalInterface
interface Callable {

    Object call(Arguments arguments, Frame frame);
}
