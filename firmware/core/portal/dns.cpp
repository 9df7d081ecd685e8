#include "portal/dns.hpp"

#include <string.h>

namespace mainswatch {

// id(2) flags(2) questions(2) answers(2) authorities(2) additional(2), then per question
// name type(2) class(2). An answer adds name type class ttl(4) size(2) data.
static constexpr size_t kHeadSize = 12;
static constexpr uint8_t kTypeA = 1;
static constexpr uint8_t kClassInternet = 1;

size_t dnsNameSize(const uint8_t* packet, size_t size, size_t at) {
    const size_t start = at;
    while (at < size) {
        const uint8_t label = packet[at];
        if (label == 0) {
            return at + 1 - start;
        }
        if ((label & 0xC0U) == 0xC0U) {
            return at + 2 <= size ? at + 2 - start : 0;
        }
        if (label > 63) {
            return 0;
        }
        at += 1U + label;
    }
    return 0;
}

size_t answerDns(const uint8_t* query, size_t size, uint32_t address, uint8_t* answer, size_t capacity) {
    const bool isQuery = size >= kHeadSize && (query[2] & 0xF8U) == 0 && query[4] == 0 && query[5] == 1;
    const size_t nameSize = isQuery ? dnsNameSize(query, size, kHeadSize) : 0;
    const size_t end = kHeadSize + nameSize + 4;
    if (nameSize == 0 || end > size) {
        return 0;
    }
    const uint8_t* kind = query + kHeadSize + nameSize;
    const bool isAddress = kind[0] == 0 && kind[1] == kTypeA && kind[2] == 0 && kind[3] == kClassInternet;
    const size_t total = end + (isAddress ? 16 : 0);
    if (total > capacity) {
        return 0;
    }
    memcpy(answer, query, end);
    answer[2] = static_cast<uint8_t>(0x84U | (query[2] & 1U));  // an authoritative answer
    answer[3] = 0;
    memset(answer + 6, 0, 6);
    if (isAddress) {
        // The name is a pointer to the question. A lifetime of 0 keeps the lie from outliving the portal.
        const uint8_t record[12] = {0xC0, kHeadSize, 0, kTypeA, 0, kClassInternet, 0, 0, 0, 0, 0, 4};
        answer[7] = 1;
        memcpy(answer + end, record, sizeof record);
        for (size_t i = 0; i < 4; i++) {
            answer[end + sizeof record + i] = static_cast<uint8_t>(address >> (24 - 8 * i));
        }
    }
    return total;
}

}  // namespace mainswatch
