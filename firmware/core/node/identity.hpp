#pragma once
#include "port.hpp"
#include "settings/settings.hpp"

namespace mainswatch {

/** What tells this device from its neighbours before a server has named it. */
struct Identity {
    explicit Identity(Board& board);

    uint8_t mac[6];
    /** Also its access point: `Mainswatch-641d`. */
    char name[24];
    uint32_t seed;
};

/** A password nobody has to spell twice: eight letters and digits that look unlike each other. */
void makePortalPassword(Board& board, Settings& settings);

/** Counts this start; the number never repeats until the store is wiped. */
uint32_t countStart(KeyValue& store);

}  // namespace mainswatch
