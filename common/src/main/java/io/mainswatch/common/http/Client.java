package io.mainswatch.common.http;

/**
 * Who is at the other end of a request, past the proxies that are trusted to say so.
 *
 * @param address in numbers
 * @param isEncrypted whether the way from there was TLS
 */
public record Client(String address, boolean isEncrypted) {}
