#include "app/meter_app.hpp"

#include <string.h>

#include "settings/remote_config.hpp"

namespace mainswatch {

MeterApp::MeterApp(const MeterPorts& ports)
    : ports_(ports),
      node_(ports.node, SettingField::Form::meter),
      pzem_(ports.pzem, ports.node.clock, PzemFrame::kAnyAddress),
      relay_(ports.node.board, ports.node.clock),
      mqtt_(ports.mqtt, ports.node.clock, *this, node_.seed()),
      panel_(ports.panel) {}

void MeterApp::begin() {
    // Before the journal is searched, which takes a moment: until then the relay's pin floats.
    relay_.begin(loadSettings(ports_.node.store).relayAtStart != 0);
    node_.begin();
}

/** Whether a period is over; the next one then begins. */
bool MeterApp::takeDue(uint64_t& at, uint32_t everyMillis) {
    const uint64_t now = ports_.node.clock.uptimeMillis();
    if (now < at) {
        return false;
    }
    at = now + everyMillis;
    return true;
}

void MeterApp::poll() {
    pollMeasuring();
    relay_.poll();
    // Also with nothing behind: readings taken in an outage are dated only if the time was known before it.
    node_.poll(node_.journal().pending() > kBacklog || !node_.knowsTime());
    pollMqtt();
    pollPanel();
}

void MeterApp::pollMeasuring() {
    pzem_.poll();
    if (measuring_ && !pzem_.busy()) {
        measuring_ = false;
        if (pzem_.outcome() == PzemOutcome::ok) {
            takeReading();
        }
    }
    if (!pzem_.busy() && takeDue(metricsAtMillis_, node_.settings().metricsMillis)) {
        measuring_ = pzem_.startReading();
    }
}

void MeterApp::takeReading() {
    const PzemReading& reading = pzem_.reading();
    Record record;
    record.voltageDeciVolts = reading.voltageDeciVolts;
    record.currentMilliAmps = reading.currentMilliAmps;
    record.powerDeciWatts = reading.powerDeciWatts;
    record.energyWattHours = reading.energyWattHours;
    record.frequencyDeciHertz = reading.frequencyDeciHertz;
    record.powerFactorPercent = reading.powerFactorPercent;
    node_.append(record);
    newest_ = record;
    hasNewest_ = true;
    hasEnergy_ = true;
}

void MeterApp::pollMqtt() {
    const char* host = node_.isOnline() ? node_.serverAddress() : nullptr;
    const uint32_t port = node_.settings().mqttPort;
    if (host != nullptr && (!mqttStarted_ || port != mqttPort_ || strcmp(host, mqttHost_) != 0)) {
        startMqtt();
    }
    if (!mqttStarted_) {
        return;
    }
    if (host == nullptr) {
        mqtt_.drop();
        return;
    }
    mqtt_.poll();
    energyDue_ = takeDue(energyAtMillis_, node_.settings().energyMillis) || energyDue_;
    heartbeatDue_ = takeDue(heartbeatAtMillis_, kHeartbeatMillis) || heartbeatDue_;
    relayDue_ = relay_.takeNews() || relayDue_;
    if (mqtt_.canPublish()) {
        publishNext();
    }
}

void MeterApp::startMqtt() {
    const Settings& settings = node_.settings();
    const char* host = node_.serverAddress();
    if (!copyText(mqttHost_, host, strlen(host))) {
        return;
    }
    mqttPort_ = settings.mqttPort;
    if (mqttStarted_) {
        mqtt_.stop();
    } else {
        topics_ = MeterTopics(settings.deviceId);
        mqtt_.subscribe(topics_.relayCommands);
        mqtt_.subscribe(topics_.config);
    }
    const MqttIdentity identity{settings.deviceId, settings.deviceId, settings.secret, topics_.status, "Offline"};
    mqtt_.start({mqttHost_, static_cast<uint16_t>(settings.mqttPort), settings.tls != 0}, identity);
    mqttStarted_ = true;
}

void MeterApp::mqttReady() {
    statusDue_ = true;
    relayDue_ = true;
    heartbeatDue_ = true;
}

void MeterApp::mqttMessage(const MqttMessage& message) {
    bool on = false;
    const bool isCommand = sameText(message.topic, message.topicSize, topics_.relayCommands);
    // A kept command is an old one: nobody wants the heating on because of yesterday.
    if (isCommand && !message.retained && parseRelayCommand(message.payload, message.payloadSize, on)) {
        relay_.command(on);
        return;
    }
    const char* text = reinterpret_cast<const char*>(message.payload);
    if (sameText(message.topic, message.topicSize, topics_.config)) {
        if (applyRemoteConfig(text, message.payloadSize, node_.editableSettings())) {
            node_.saveSettings();
            metricsAtMillis_ = energyAtMillis_ = ports_.node.clock.uptimeMillis();
        }
        heartbeatDue_ = true;  // reports what is in force, changed or not
    }
}

void MeterApp::mqttDelivered(uint32_t token) {
    Journal& journal = node_.journal();
    if (token == 0 || token != journal.acknowledgedSeq() + 1) {
        return;  // older ones are still on their way; the server recognises what comes twice
    }
    journal.acknowledge(token);
    if (token % kStoreAcknowledgedEvery == 0) {
        journal.storeAcknowledged();
    }
}

void MeterApp::publishNext() {
    TextOf<240> text;
    if (statusDue_) {
        statusDue_ = !mqtt_.publish(topics_.status, "Online", 6, true, 0);
    } else if (relayDue_) {
        relayDue_ = !mqtt_.publish(topics_.relayState, relay_.isOn() ? "1" : "0", 1, true, 0);
    } else if (hasNewest_) {
        addMetrics(text, newest_);
        hasNewest_ = !mqtt_.publish(topics_.metrics, text.c_str(), text.size(), false, newest_.seq);
    } else if (heartbeatDue_) {
        addHeartbeat(text, pzem_.mainsSide() == MainsSide::dead, node_.settings());
        heartbeatDue_ = !mqtt_.publish(topics_.heartbeat, text.c_str(), text.size(), false, 0);
    } else if (energyDue_ && hasEnergy_) {
        addEnergy(text, newest_.energyWattHours);
        energyDue_ = !mqtt_.publish(topics_.energy, text.c_str(), text.size(), true, 0);
    }
}

void MeterApp::pollPanel() {
    if (!takeDue(panelAtMillis_, kPanelMillis)) {
        return;
    }
    PanelFacts facts;
    facts.mainsSide = pzem_.mainsSide();
    facts.hasReading = pzem_.hasReading();
    facts.reading = pzem_.reading();
    facts.readingAgeMillis = static_cast<uint32_t>(ports_.node.clock.uptimeMillis() - pzem_.readingAtMillis());
    facts.joined = node_.station().joined();
    facts.serverReady = mqtt_.ready();
    facts.pending = node_.journal().pending();
    facts.relayOn = relay_.isOn();
    facts.portalOpen = node_.station().portalIsOpen();
    facts.portalName = node_.station().portalName();
    facts.portalPassword = node_.portalPassword();
    facts.buttonHeldMillis = node_.buttonHeldMillis();
    panel_.show(panelLines(facts));
}

}  // namespace mainswatch
