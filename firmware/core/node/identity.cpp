#include "node/identity.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch {

static constexpr const char* kBootKey = "boot";

Identity::Identity(Board& board) {
    board.macAddress(mac);
    Text text(name, sizeof name);
    text.add("Mainswatch-").addHex(mac + 4, 2);
    uint8_t random[4] = {};
    board.entropy(random, sizeof random);
    memcpy(&seed, random, sizeof seed);
}

void makePortalPassword(Board& board, Settings& settings) {
    static const char kLetters[] = "abcdefghkmnpqrstuvwxyz2345678";
    uint8_t random[8] = {};
    board.entropy(random, sizeof random);
    for (size_t i = 0; i < sizeof random; i++) {
        settings.portalPassword[i] = kLetters[random[i] % (sizeof kLetters - 1)];
    }
    settings.portalPassword[sizeof random] = '\0';
}

uint32_t countStart(KeyValue& store) {
    uint32_t boot = 0;
    if (store.get(kBootKey, &boot, sizeof boot) != static_cast<int>(sizeof boot)) {
        boot = 0;
    }
    boot++;
    store.put(kBootKey, &boot, sizeof boot);
    return boot;
}

}  // namespace mainswatch
