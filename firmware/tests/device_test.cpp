#include <string.h>

#include "button/button.hpp"
#include "check.hpp"
#include "clock/wall_clock.hpp"
#include "fakes/fakes.hpp"
#include "oled/lines.hpp"
#include "relay/relay.hpp"
#include "settings/remote_config.hpp"
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

TEST("settings survive a restart, and what is out of bounds in the store is ignored") {
    FakeStore store;
    Settings settings;
    strcpy(settings.ssid, "home");
    settings.metricsMillis = 2000;
    CHECK(saveSettings(store, settings));
    const uint32_t nonsense = 5;
    store.put("mainsDeciVolts", &nonsense, sizeof nonsense);
    const Settings back = loadSettings(store);
    CHECK_TEXT(back.ssid, "home");
    CHECK_EQUAL(back.metricsMillis, 2000);
    CHECK_EQUAL(back.mainsDeciVolts, 2300);
}

TEST("saving what is saved already writes nothing") {
    FakeStore store;
    Settings settings;
    strcpy(settings.ssid, "home");
    saveSettings(store, settings);
    const unsigned writes = store.writes;
    saveSettings(store, settings);
    CHECK_EQUAL(store.writes, writes);
}

TEST("every key fits the shortest store") {
    size_t count = 0;
    const SettingField* fields = settingFields(count);
    for (size_t i = 0; i < count; i++) {
        CHECK(strlen(fields[i].key) <= 15);
    }
}

static bool apply(const char* json, Settings& settings) {
    return applyRemoteConfig(json, strlen(json), settings);
}

TEST("a configuration message changes what it names, within bounds, and is reported back") {
    Settings settings;
    CHECK(apply("{\"metrics\":10000,\"other\":[1,2]}", settings));
    CHECK_EQUAL(settings.metricsMillis, 10000);
    CHECK_EQUAL(settings.energyMillis, 60000);
    CHECK(apply("{\"metrics\":1,\"energy\":999999999999}", settings));
    TextOf<64> text;
    addRemoteConfig(text, settings);
    CHECK_TEXT(text.c_str(), "{\"metrics\":1000,\"energy\":3600000}");
}

TEST("a malformed configuration changes nothing") {
    for (const char* json : {"", "[]", "{\"metrics\":\"9\"}", "{\"metrics\":9000", "{\"metrics\":-9000}",
                             "{\"metrics\":9000,\"energy\":1.5}", "{\"metrics\":9000} x"}) {
        Settings settings;
        CHECK(!apply(json, settings));
        CHECK_EQUAL(settings.metricsMillis, 5000);
    }
}

static Press hold(Button& button, uint64_t& now, uint64_t millis, bool down) {
    Press told = Press::none;
    for (uint64_t i = 0; i < millis; i += 10) {
        const Press press = button.poll(down, now);
        told = press != Press::none ? press : told;
        now += 10;
    }
    return told;
}

TEST("a brief press, a long one and a factory reset are told apart") {
    Button button;
    uint64_t now = 0;
    hold(button, now, 100, false);
    CHECK(hold(button, now, 300, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::brief);
    CHECK(hold(button, now, 5000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
    CHECK(hold(button, now, 11000, true) == Press::factoryReset);
    CHECK(hold(button, now, 9000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
}

TEST("bounces are nothing, and neither is a button held since before the start") {
    Button button;
    uint64_t now = 0;
    CHECK(hold(button, now, 1000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
    for (int i = 0; i < 20; i++) {
        CHECK(hold(button, now, 20, true) == Press::none);
        CHECK(hold(button, now, 20, false) == Press::none);
    }
}

TEST("the relay takes its stated position before anything else") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    board.relay = true;
    relay.begin(false);
    CHECK(!relay.isOn());
    CHECK(relay.takeNews() && !relay.takeNews());
}

TEST("a storm of commands switches once a second and ends where the last one said") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    relay.begin(false);
    for (int i = 0; i < 100; i++) {
        relay.command(i % 2 == 0);
        relay.poll();
        clock.now += 50;
    }
    CHECK(board.switches <= 7);
    clock.now += 1000;
    relay.poll();
    CHECK(!relay.isOn());
}

TEST("a relay that does not follow is reported as it is") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    relay.begin(false);
    board.stuck = true;
    clock.now += 5000;
    relay.command(true);
    CHECK(relay.takeNews() && !relay.isOn() && relay.stuck());
}

TEST("only the two known words are commands") {
    bool on = false;
    CHECK(parseRelayCommand("RELAY_ON", 8, on) && on);
    CHECK(parseRelayCommand("RELAY_OFF", 9, on) && !on);
    CHECK(!parseRelayCommand("relay_on", 8, on) && !parseRelayCommand("RELAY_ON ", 9, on));
}

TEST("the display shows values, their absence, and dead mains as such") {
    PanelFacts facts;
    facts.hasReading = true;
    facts.reading = {2257, 108, 244, 12345, 500, 100, false};
    facts.joined = true;
    facts.pending = 17;
    const PanelLines lines = panelLines(facts);
    CHECK_TEXT(lines.rows[0], "225.7 V 50.0 Hz");
    CHECK_TEXT(lines.rows[1], "0.108 A 24.4 W");
    CHECK_TEXT(lines.rows[2], "12.345 kWh");
    CHECK_TEXT(lines.rows[3], "relay off kept 17");
    CHECK_TEXT(lines.rows[4], "no server");
    facts.readingAgeMillis = 20000;
    CHECK_TEXT(panelLines(facts).rows[0], "no reading");
    facts.mainsSide = MainsSide::dead;
    CHECK_TEXT(panelLines(facts).rows[0], "NO MAINS");
}

TEST("the display counts down to the factory reset and shows the portal's name and key") {
    PanelFacts facts;
    facts.portalOpen = true;
    facts.portalName = "Mainswatch-641d";
    facts.portalPassword = "abcd2345";
    CHECK_TEXT(panelLines(facts).rows[4], "Mainswatch-641d");
    CHECK_TEXT(panelLines(facts).rows[5], "key abcd2345");
    facts.buttonHeldMillis = 7300;
    CHECK_TEXT(panelLines(facts).rows[5], "erase in 3 s");
}

TEST("a line is sent to the panel only when it has changed") {
    FakePanel panel;
    PanelWriter writer(panel);
    PanelFacts facts;
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows);
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows);
    facts.relayOn = true;
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows + 1);
}

TEST("the clock is set once, small differences are left alone, and the server outweighs the chip") {
    FakeClock chip;
    WallClock clock(chip);
    clock.poll();
    CHECK(!clock.known());
    CHECK(clock.tell(1790000000000) && clock.known());
    CHECK(!clock.tell(1790000001500));
    CHECK(clock.tell(1790000100000));
    chip.unix = 1790009999000;
    clock.poll();
    CHECK_EQUAL(clock.unixMillis(), 1790000100000);
}

TEST("a chip that says 1970 is not believed") {
    FakeClock chip;
    chip.unix = 1000;
    WallClock clock(chip);
    clock.poll();
    CHECK(!clock.known());
}
