#include <string.h>

#include "mdns/lookup.hpp"
#include "portal/dns.hpp"

namespace mainswatch {

static constexpr size_t kHeadSize = 12;

size_t mdnsQuery(const char* host, uint8_t* to, size_t capacity) {
    const size_t nameSize = strlen(host) + 2;
    const size_t total = kHeadSize + nameSize + 4;
    if (total > capacity) {
        return 0;
    }
    memset(to, 0, total);
    to[5] = 1;  // one question, id 0
    size_t label = kHeadSize;
    for (const char* c = host; *c != '\0'; c++) {
        if (*c == '.') {
            label = kHeadSize + 1 + static_cast<size_t>(c - host);
        } else {
            to[kHeadSize + 1 + static_cast<size_t>(c - host)] = static_cast<uint8_t>(*c);
            to[label]++;
        }
    }
    to[total - 3] = 1;  // type A
    to[total - 1] = 1;  // class Internet
    return total;
}

/** Compares an encoded name with `host`, following pointers a bounded number of times. */
static bool nameIs(const uint8_t* packet, size_t size, size_t at, const char* host) {
    unsigned jumps = 0;
    while (at < size && packet[at] != 0) {
        const uint8_t label = packet[at];
        if ((label & 0xC0U) == 0xC0U) {
            if (at + 1 >= size || ++jumps > 8) {
                return false;
            }
            at = static_cast<size_t>(label & 0x3FU) << 8 | packet[at + 1];
            continue;
        }
        const char* dot = strchr(host, '.');
        const size_t part = dot != nullptr ? static_cast<size_t>(dot - host) : strlen(host);
        if (label != part || at + 1 + label > size) {
            return false;
        }
        for (size_t i = 0; i < part; i++) {
            const char one[2] = {host[i], '\0'};
            if (!sameTextAnyCase(reinterpret_cast<const char*>(packet + at + 1 + i), 1, one)) {
                return false;
            }
        }
        host += dot != nullptr ? part + 1 : part;
        at += 1U + label;
    }
    return at < size && *host == '\0';
}

static uint32_t number(const uint8_t* at, size_t size) {
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | at[i];
    }
    return value;
}

bool mdnsParseAnswer(const uint8_t* packet, size_t size, const char* host, uint32_t& address) {
    if (size < kHeadSize || (packet[2] & 0x80U) == 0) {
        return false;
    }
    uint32_t questions = number(packet + 4, 2);
    uint32_t records = number(packet + 6, 2) + number(packet + 8, 2) + number(packet + 10, 2);
    size_t at = kHeadSize;
    while (questions + records > 0) {
        const size_t nameSize = dnsNameSize(packet, size, at);
        const size_t head = at + nameSize;
        if (nameSize == 0 || head + 4 > size) {
            return false;
        }
        if (questions > 0) {
            questions--;
            at = head + 4;
            continue;
        }
        records--;
        if (head + 10 > size) {
            return false;
        }
        const uint32_t dataSize = number(packet + head + 8, 2);
        // The top bit of the class only tells the asker to flush its cache.
        const bool isAddress = number(packet + head, 2) == 1 && (number(packet + head + 2, 2) & 0x7FFFU) == 1;
        if (head + 10 + dataSize > size) {
            return false;
        }
        if (isAddress && dataSize == 4 && nameIs(packet, size, at, host)) {
            address = number(packet + head + 10, 4);
            return true;
        }
        at = head + 10 + dataSize;
    }
    return false;
}

}  // namespace mainswatch
