package io.mainswatch.ingest.device;

/**
 * A device that proved itself, and by which of its secrets: during a rotation it has two.
 *
 * @param secretId the secret's row
 */
public record Signer(KnownDevice device, long secretId) {}
