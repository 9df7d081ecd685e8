package io.mainswatch.common.bus;

/**
 * One address of the bus and the fact that travels on it.
 *
 * @param name {@code <noun>.<past participle>}
 */
public record Address<T extends Record>(String name, Class<T> type) {}
