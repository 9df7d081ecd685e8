#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/**
 * Answers a DNS query with our own address, whatever was asked, so that a phone finds the portal. Other
 * types than A get an empty answer. Returns the size of the answer, 0 when there is nothing to answer.
 */
size_t answerDns(const uint8_t* query, size_t size, uint32_t address, uint8_t* answer, size_t capacity);

/** Bytes of the encoded name at `at`, pointers not followed; 0 when it runs out of the packet. */
size_t dnsNameSize(const uint8_t* packet, size_t size, size_t at);

}  // namespace mainswatch
