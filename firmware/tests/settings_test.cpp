#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "settings/remote_config.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

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
