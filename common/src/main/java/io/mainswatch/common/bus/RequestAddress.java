package io.mainswatch.common.bus;

/** One question a person waits for: who is asked, what is sent, what comes back. */
public record RequestAddress<Q extends Record, A extends Record>(String name, Class<Q> question, Class<A> answer) {}
