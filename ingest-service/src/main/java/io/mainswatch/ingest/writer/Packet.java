package io.mainswatch.ingest.writer;

/**
 * How a message without time or number of its own is recognised when it comes again after a cut connection.
 *
 * @param id the packet id it came with
 * @param payloadHash of its payload
 * @param isAgain the sender says that it may have come before
 */
public record Packet(int id, long payloadHash, boolean isAgain) {}
