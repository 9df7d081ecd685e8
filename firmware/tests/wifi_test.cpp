#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "wifi/station.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

struct Radio {
    FakeClock clock;
    FakeNetwork network;
    Settings settings;
    Station station{network, clock, settings, "Mainswatch-641d", 1};

    explicit Radio(bool saved = true) { strcpy(settings.ssid, saved ? "home" : ""); }
    void pass(uint64_t millis) {
        for (uint64_t i = 0; i < millis; i += 100) {
            station.poll();
            clock.now += 100;
        }
    }
};

}  // namespace

TEST("with a saved network it is tried for ever, ever more slowly") {
    Radio radio;
    radio.pass(24 * 3600 * 1000ULL);
    CHECK(radio.network.tries > 1000 && radio.network.tries < 6000);
}

TEST("a router slower than the device finds the device still trying and the portal closes") {
    Radio radio;
    radio.pass(Station::kPortalAfterMillis + 1000);
    CHECK(radio.network.accessPoint);
    radio.network.up = true;
    radio.pass(1000);
    CHECK(radio.station.joined() && !radio.network.accessPoint);
}

TEST("the portal opens after five minutes alone, and closes again to give the radio back") {
    Radio radio;
    radio.pass(Station::kPortalAfterMillis - 1000);
    CHECK(!radio.network.accessPoint);
    radio.pass(2000);
    CHECK(radio.network.accessPoint);
    radio.pass(Station::kPortalOpenMillis);
    CHECK(!radio.network.accessPoint);
    radio.pass(Station::kPortalClosedMillis + 1000);
    CHECK(radio.network.accessPoint);
}

TEST("nobody is thrown out of the portal, but not for ever") {
    Radio radio;
    radio.pass(Station::kPortalAfterMillis + 1000);
    radio.network.guests = 1;
    const unsigned tries = radio.network.tries;
    radio.pass(Station::kPortalOpenMillis + 60000);
    CHECK(radio.network.accessPoint);
    CHECK(radio.network.tries <= tries + 1);
    radio.pass(Station::kPortalLongestMillis);
    CHECK(!radio.network.accessPoint);
}

TEST("without a saved network the portal is open from the start and stays") {
    Radio radio(false);
    radio.pass(3600 * 1000);
    CHECK(radio.network.accessPoint);
    CHECK_EQUAL(radio.network.tries, 0);
}

TEST("only the button makes the portal stay beside a working network") {
    Radio radio;
    radio.network.up = true;
    radio.pass(1000);
    radio.station.togglePortal();
    radio.pass(3600 * 1000);
    CHECK(radio.network.accessPoint);
    radio.station.togglePortal();
    radio.pass(1000);
    CHECK(!radio.network.accessPoint);
}

TEST("new settings are tried at once") {
    Radio radio;
    radio.pass(100000);
    strcpy(radio.settings.ssid, "other");
    radio.station.settingsChanged();
    radio.pass(200);
    CHECK(radio.network.ssid == "other");
}
