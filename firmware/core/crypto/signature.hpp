#pragma once
#include <stddef.h>
#include <stdint.h>

#include "crypto/sha256.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** The numbers of one request: when it was made, in which run of the device, the how-manieth of that run. */
struct RequestNumber {
    int64_t unixSeconds;
    uint32_t boot;
    uint32_t seq;
};

/**
 * The value of `X-Signature`: `v1=` and the hex HMAC-SHA256, under the device's secret, of
 * method, path, timestamp, boot, seq and the hex SHA-256 of the body, joined by line feeds.
 */
void addSignature(Text& to, const char* secret, const char* method, const char* path, const RequestNumber& number,
                  const void* body, size_t bodySize);

/** What stands for the method where the server signs its answer to a request. */
constexpr const char kAnswerMethod[] = "ANSWER";

/**
 * Whether an answer's signature is the server's: as a request's, with `ANSWER` for the method, the request's own path and
 * numbers, and the SHA-256 of the answer's body. Numbers are never used twice, so an answer to another request does not pass.
 */
bool isSignedAnswer(const char* signature, const char* secret, const char* path, const RequestNumber& number,
                    const uint8_t (&bodyDigest)[Sha256::kDigestSize]);

}  // namespace mainswatch
