#include "settings/settings.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch {

using Kind = SettingField::Kind;
using Form = SettingField::Form;

#define AT(member) offsetof(Settings, member)

static const SettingField kFields[] = {
    {"ssid", "Wi-Fi network", AT(ssid), Kind::text, Form::everywhere, 1, 32},
    {"wifiPassword", "Wi-Fi password", AT(wifiPassword), Kind::secret, Form::everywhere, 8, 64},
    {"serverHost", "Server", AT(serverHost), Kind::text, Form::everywhere, 1, 63},
    {"ingestPort", "Port for readings", AT(ingestPort), Kind::number, Form::everywhere, 1, 65535},
    {"mqttPort", "Port for MQTT", AT(mqttPort), Kind::number, Form::meter, 1, 65535},
    {"tls", "Encrypted (0 or 1)", AT(tls), Kind::number, Form::everywhere, 0, 1},
    {"claimCode", "Claim code", AT(claimCode), Kind::secret, Form::everywhere, 4, 32},
    {"applianceName", "Appliance", AT(applianceName), Kind::text, Form::everywhere, 1, 40},
    {"secondName", "Second appliance on the same wire", AT(secondName), Kind::text, Form::sensor, 1, 40},
    {"account", "Billing account (optional)", AT(account), Kind::text, Form::everywhere, 1, 40},
    {"mainsDeciVolts", "Mains in tenths of a volt", AT(mainsDeciVolts), Kind::number, Form::sensor, 800, 3000},
    {"uAPerCount", "Microamperes per count", AT(microAmpsPerCount), Kind::number, Form::sensor, 5000, 500000},
    {"relayAtStart", "Relay at start (0 or 1)", AT(relayAtStart), Kind::number, Form::meter, 0, 1},
    {"zeroSixteenths", "", AT(zeroSixteenths), Kind::number, Form::nowhere, 0, 16368},
    {"noiseSquare", "", AT(noiseSquare), Kind::number, Form::nowhere, 0, 9216},
    {"metricsMillis", "", AT(metricsMillis), Kind::number, Form::nowhere, 1000, 3600000},
    {"energyMillis", "", AT(energyMillis), Kind::number, Form::nowhere, 1000, 3600000},
    {"orderNumber", "", AT(orderNumber), Kind::number, Form::nowhere, 0, UINT32_MAX},
    {"orderOutcome", "", AT(orderOutcome), Kind::number, Form::nowhere, 0, 6},
    {"portalPassword", "", AT(portalPassword), Kind::secret, Form::nowhere, 8, 16},
    {"deviceId", "", AT(deviceId), Kind::text, Form::nowhere, 1, 48},
    {"secret", "", AT(secret), Kind::secret, Form::nowhere, 8, 96},
};

#undef AT

const SettingField* settingFields(size_t& count) {
    count = sizeof kFields / sizeof kFields[0];
    return kFields;
}

const SettingField* settingField(const char* key, size_t keySize) {
    for (const SettingField& field : kFields) {
        if (sameText(key, keySize, field.key)) {
            return &field;
        }
    }
    return nullptr;
}

const char* SettingField::textIn(const Settings& settings) const {
    return reinterpret_cast<const char*>(&settings) + offset;
}

uint32_t SettingField::numberIn(const Settings& settings) const {
    uint32_t number = 0;
    memcpy(&number, reinterpret_cast<const char*>(&settings) + offset, sizeof number);
    return number;
}

bool SettingField::setText(Settings& settings, const char* text, size_t size) const {
    uint64_t number = 0;
    if (kind == Kind::number) {
        return parseUnsigned(text, size, most, number) && setNumber(settings, static_cast<uint32_t>(number));
    }
    if (size > most || (size > 0 && size < least) || memchr(text, '\0', size) != nullptr) {
        return false;
    }
    char* to = reinterpret_cast<char*>(&settings) + offset;
    memcpy(to, text, size);
    to[size] = '\0';
    return true;
}

bool SettingField::setNumber(Settings& settings, uint32_t number) const {
    if (kind != Kind::number || number < least || number > most) {
        return false;
    }
    memcpy(reinterpret_cast<char*>(&settings) + offset, &number, sizeof number);
    return true;
}

static constexpr size_t kLongest = 97;

Settings loadSettings(KeyValue& store) {
    Settings settings;
    for (const SettingField& field : kFields) {
        char value[kLongest];
        const int size = store.get(field.key, value, sizeof value);
        if (field.kind == Kind::number) {
            uint32_t number = 0;
            if (size == static_cast<int>(sizeof number)) {
                memcpy(&number, value, sizeof number);
                field.setNumber(settings, number);
            }
        } else if (size >= 0) {
            field.setText(settings, value, static_cast<size_t>(size));
        }
    }
    return settings;
}

/** Whether the store has exactly this under the field's key. */
static bool isStored(KeyValue& store, const SettingField& field, const void* value, size_t size) {
    char stored[kLongest];
    return store.get(field.key, stored, sizeof stored) == static_cast<int>(size) && memcmp(stored, value, size) == 0;
}

bool saveSettings(KeyValue& store, const Settings& settings) {
    bool good = true;
    for (const SettingField& field : kFields) {
        const bool isNumber = field.kind == Kind::number;
        const uint32_t number = isNumber ? field.numberIn(settings) : 0;
        const void* value = isNumber ? static_cast<const void*>(&number) : field.textIn(settings);
        const size_t size = isNumber ? sizeof number : strlen(field.textIn(settings));
        if (!isStored(store, field, value, size)) {
            good = store.put(field.key, value, size) && good;
        }
    }
    return good;
}

}  // namespace mainswatch
