package io.mainswatch.ingest.writer;

/**
 * The number of one signed request. It grows from request to request under one secret: what is not above the newest
 * number that was taken is a replay.
 *
 * @param secretId the secret it is signed with
 */
public record RequestNumber(long secretId, long boot, long seq) {}
