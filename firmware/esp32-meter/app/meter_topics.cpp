#include "app/meter_topics.hpp"

#include "settings/remote_config.hpp"

namespace mainswatch {

static void makeTopic(char (&topic)[MeterTopics::kLongest], const char* deviceId, const char* name) {
    Text text(topic, sizeof topic);
    text.add("dev/").add(deviceId).add('/').add(name);
}

MeterTopics::MeterTopics(const char* deviceId) {
    makeTopic(status, deviceId, "status");
    makeTopic(heartbeat, deviceId, "heartbeat");
    makeTopic(metrics, deviceId, "pzem/metrics");
    makeTopic(energy, deviceId, "pzem/energy");
    makeTopic(relayState, deviceId, "relay/state");
    makeTopic(relayCommands, deviceId, "relay/commands");
    makeTopic(config, deviceId, "pzem/config");
}

void addMetrics(Text& to, const Record& record) {
    to.add("{\"voltage\":").addDecimal(record.voltageDeciVolts, 1);
    to.add(",\"current\":").addDecimal(record.currentMilliAmps, 3);
    to.add(",\"power\":").addDecimal(record.powerDeciWatts, 1);
    to.add(",\"energy\":").addDecimal(record.energyWattHours, 3);
    if (record.frequencyDeciHertz != Record::kAbsentFrequency) {
        to.add(",\"frequency\":").addDecimal(record.frequencyDeciHertz, 1);
    }
    to.add(",\"pf\":").addDecimal(record.powerFactorPercent, 2);
    if (record.dated) {
        to.add(",\"ts\":").addUnsigned(record.timeTenths * 100);
    }
    to.add(",\"boot\":").addUnsigned(record.boot).add(",\"seq\":").addUnsigned(record.seq).add('}');
}

void addEnergy(Text& to, uint32_t wattHours) {
    to.addDecimal(wattHours, 3);
}

void addHeartbeat(Text& to, bool mainsAreDead, const Settings& settings) {
    to.add(mainsAreDead ? "Alive mains=dead " : "Alive ");
    addRemoteConfig(to, settings);
}

}  // namespace mainswatch
