#pragma once
#include <stdint.h>

namespace mainswatch {

/** Where to connect. The text stays with whoever gives it. */
struct ServerAddress {
    const char* host = "";
    uint16_t port = 0;
    bool tls = false;
};

}  // namespace mainswatch
