#pragma once
#include "port.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** A multicast DNS question for the address of `host`, such as `mainswatch.local`. 0 when it does not fit. */
size_t mdnsQuery(const char* host, uint8_t* to, size_t capacity);
/** The address of `host` in an answer; false when it holds none. */
bool mdnsParseAnswer(const uint8_t* packet, size_t size, const char* host, uint32_t& address);

/**
 * Finds a `.local` server, which ordinary DNS on these chips does not. The last address found is kept on
 * flash: it is what is tried while nobody answers. Any other host is left to ordinary DNS.
 */
class MdnsLookup {
public:
    static constexpr uint32_t kRepeatMillis = 2000;
    static constexpr uint32_t kFreshMillis = 600000;

    MdnsLookup(Datagrams& socket, Clock& clock, KeyValue& store) : socket_(socket), clock_(clock), store_(store) {}

    /** Texts stay with the caller. */
    void use(const char* host);
    void poll(bool joined);
    /** What to connect to: a dotted address, or the host itself. Null while there is nothing to try yet. */
    const char* address() const;

private:
    void ask();
    void listen();
    void remember(uint32_t address);
    void show(uint32_t address);

    Datagrams& socket_;
    Clock& clock_;
    KeyValue& store_;
    const char* host_ = "";
    bool local_ = false;
    bool open_ = false;
    uint32_t found_ = 0;
    uint64_t foundAtMillis_ = 0;
    uint64_t askedAtMillis_ = 0;
    bool asked_ = false;
    char dotted_[16] = "";
};

}  // namespace mainswatch
