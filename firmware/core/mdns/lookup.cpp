#include "mdns/lookup.hpp"

#include <string.h>

namespace mainswatch {

static constexpr uint32_t kGroup = 0xE00000FB;  // 224.0.0.251
static constexpr uint16_t kPort = 5353;
static constexpr const char* kKey = "serverAddress";

void MdnsLookup::use(const char* host) {
    const size_t size = strlen(host);
    host_ = host;
    local_ = size > 6 && sameTextAnyCase(host + size - 6, 6, ".local");
    found_ = 0;
    asked_ = false;
    dotted_[0] = '\0';
    uint32_t kept = 0;
    if (local_ && store_.get(kKey, &kept, sizeof kept) == static_cast<int>(sizeof kept)) {
        show(kept);
    }
}

const char* MdnsLookup::address() const {
    if (!local_) {
        return host_;
    }
    return dotted_[0] != '\0' ? dotted_ : nullptr;
}

void MdnsLookup::poll(bool joined) {
    if (!local_ || !joined) {
        if (open_) {
            socket_.close();
            open_ = false;
        }
        return;
    }
    if (!open_) {
        open_ = socket_.open(kPort, kGroup);
    }
    const uint64_t now = clock_.uptimeMillis();
    const bool fresh = found_ != 0 && now - foundAtMillis_ < kFreshMillis;
    if (open_ && !fresh && (!asked_ || now - askedAtMillis_ >= kRepeatMillis)) {
        ask();
    }
    if (open_) {
        listen();
    }
}

void MdnsLookup::ask() {
    uint8_t query[96];
    const size_t size = mdnsQuery(host_, query, sizeof query);
    asked_ = true;
    askedAtMillis_ = clock_.uptimeMillis();
    if (size > 0) {
        socket_.send(query, size, Peer{kGroup, kPort});
    }
}

void MdnsLookup::listen() {
    uint8_t packet[512];
    Peer from;
    const int size = socket_.receive(packet, sizeof packet, from);
    uint32_t address = 0;
    if (size > 0 && mdnsParseAnswer(packet, static_cast<size_t>(size), host_, address) && address != 0) {
        remember(address);
    }
}

void MdnsLookup::remember(uint32_t address) {
    uint32_t kept = 0;
    const bool known = store_.get(kKey, &kept, sizeof kept) == static_cast<int>(sizeof kept) && kept == address;
    if (!known) {
        store_.put(kKey, &address, sizeof address);
    }
    found_ = address;
    foundAtMillis_ = clock_.uptimeMillis();
    show(address);
}

void MdnsLookup::show(uint32_t address) {
    Text text(dotted_, sizeof dotted_);
    for (int shift = 24; shift >= 0; shift -= 8) {
        text.add(shift < 24 ? "." : "").addUnsigned(address >> shift & 0xFFU);
    }
}

}  // namespace mainswatch
