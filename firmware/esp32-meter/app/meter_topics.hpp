#pragma once
#include "journal/record.hpp"
#include "settings/settings.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** The topics of one meter below `dev/<id>/`, made once its id is known. */
struct MeterTopics {
    static constexpr size_t kLongest = 80;

    explicit MeterTopics(const char* deviceId);

    char status[kLongest];
    char heartbeat[kLongest];
    char metrics[kLongest];
    char energy[kLongest];
    char relayState[kLongest];
    char relayCommands[kLongest];
    char config[kLongest];
};

/** `{"voltage":220.5,"current":1.2,"power":264.6,…}` with the record's own number, so that it is stored once. */
void addMetrics(Text& to, const Record& record);
/** The counter in kWh. */
void addEnergy(Text& to, uint32_t wattHours);
/** `Alive`, whether the mains side answers, and the configuration in force. */
void addHeartbeat(Text& to, bool mainsAreDead, const Settings& settings);

}  // namespace mainswatch
