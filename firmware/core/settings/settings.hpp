#pragma once
#include <stddef.h>
#include <stdint.h>

#include "port.hpp"

namespace mainswatch {

/** Everything a person or the server can set. Survives power cuts; gone after a factory reset. */
struct Settings {
    char ssid[33] = "";
    char wifiPassword[65] = "";
    char portalPassword[17] = "";
    char serverHost[64] = "mainswatch.local";
    uint32_t mqttPort = 1883;
    uint32_t ingestPort = 8081;
    uint32_t tls = 0;
    char claimCode[33] = "";
    char account[41] = "";
    char applianceName[41] = "";
    char secondName[41] = "";
    char deviceId[49] = "";
    char secret[97] = "";
    uint32_t metricsMillis = 5000;
    uint32_t energyMillis = 60000;
    uint32_t mainsDeciVolts = 2300;
    uint32_t microAmpsPerCount = 74054;
    uint32_t zeroSixteenths = 8184;
    uint32_t noiseSquare = 0;
    uint32_t relayAtStart = 0;
    /** The newest of the server's orders that was carried out or refused, and how that ended (`Calibrated`). */
    uint32_t orderNumber = 0;
    uint32_t orderOutcome = 0;

    bool hasNetwork() const { return ssid[0] != '\0'; }
    bool isRegistered() const { return deviceId[0] != '\0' && secret[0] != '\0'; }
};

/** How one of the `Settings` is stored, bounded and asked for. */
struct SettingField {
    enum class Kind : uint8_t { text, secret, number };
    enum class Form : uint8_t { everywhere, sensor, meter, nowhere };

    const char* key;  // at most 15 characters: the shortest limit among the chips' stores
    const char* label;
    size_t offset;
    Kind kind;
    Form form;
    uint32_t least;  // of a number; of a text the least length, when there is any text
    uint32_t most;   // of a number; of a text the largest length

    const char* textIn(const Settings& settings) const;
    uint32_t numberIn(const Settings& settings) const;
    /** False, and nothing changed, when the value is not allowed. */
    bool setText(Settings& settings, const char* text, size_t size) const;
    bool setNumber(Settings& settings, uint32_t number) const;
};

/** All fields, in the order in which a form asks for them. */
const SettingField* settingFields(size_t& count);
const SettingField* settingField(const char* key, size_t keySize);

/** What is stored and within bounds; the default for the rest. */
Settings loadSettings(KeyValue& store);
/** Writes what differs from what is stored. False when the store refuses. */
bool saveSettings(KeyValue& store, const Settings& settings);

}  // namespace mainswatch
