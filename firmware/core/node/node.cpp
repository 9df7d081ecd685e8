#include "node/node.hpp"

#include "node/facts.hpp"

namespace mainswatch {

Node::Node(const NodePorts& ports, SettingField::Form form, Calibrator* calibrator)
    : ports_(ports),
      form_(form),
      calibrator_(calibrator),
      identity_(ports.board),
      wall_(ports.clock),
      journal_(ports.flash),
      http_(ports.http, ports.clock),
      station_(ports.network, ports.clock, settings_, identity_.name, identity_.seed),
      portal_(ports.portalHttp, ports.portalDns, ports.clock, *this, ports.portalHttpPort, ports.portalDnsPort),
      mdns_(ports.mdns, ports.clock, ports.store),
      registration_(http_, ports.clock, identity_.seed),
      uploader_(http_, journal_, wall_, *this, identity_.seed) {}

void Node::begin() {
    settings_ = loadSettings(ports_.store);
    boot_ = countStart(ports_.store);
    if (settings_.portalPassword[0] == '\0') {
        makePortalPassword(ports_.board, settings_);
        saveSettings();
    }
    journal_.mount();
    useSettings();
}

void Node::useSettings() {
    mdns_.use(settings_.serverHost);
}

void Node::saveSettings() {
    mainswatch::saveSettings(ports_.store, settings_);
    uploader_.factsChanged();
}

void Node::save(const Settings& settings) {
    settings_ = settings;
    saveSettings();
    useSettings();
    station_.settingsChanged();
}

bool Node::append(Record& record) {
    record.boot = boot_;
    record.dated = wall_.known();
    record.timeTenths = (record.dated ? static_cast<uint64_t>(wall_.unixMillis()) : wall_.uptimeMillis()) / 100;
    return journal_.append(record);
}

void Node::poll(bool uploadDue) {
    ports_.board.feedWatchdog();
    wall_.poll();
    pollButton();
    station_.poll();
    joined_ = station_.joined();
    portal_.poll(station_.portalIsOpen());
    mdns_.poll(joined_);
    pollServer(uploadDue);
}

void Node::pollServer(bool uploadDue) {
    const char* host = serverAddress();
    if (host == nullptr) {
        uploader_.poll(false);
        return;
    }
    const ServerAddress server{host, static_cast<uint16_t>(settings_.ingestPort), settings_.tls != 0};
    const bool claims = settings_.claimCode[0] != '\0' && !uploader_.busy();
    if (claims) {
        const bool hadName = settings_.isRegistered();
        if (registration_.poll(server, identity_.mac, settings_)) {
            settings_.orderNumber = 0;  // another server may count anew
            saveSettings();
            // Connections still carry the old name; a fresh start is the one path that is always taken.
            if (hadName) {
                ports_.board.restart();
            }
        }
    } else {
        uploader_.use(server, settings_.deviceId, settings_.secret, boot_);
        uploader_.poll(settings_.isRegistered() && (uploadDue || uploader_.factsDue()));
    }
}

void Node::pollButton() {
    switch (button_.poll(ports_.board.buttonIsDown(), ports_.clock.uptimeMillis())) {
        case Press::none: return;
        case Press::brief: station_.togglePortal(); return;
        case Press::factoryReset: factoryReset(); return;
    }
}

/** Also the readings: they belong to whoever had the device. */
void Node::factoryReset() {
    ports_.store.wipe();
    for (uint32_t sector = 0; sector < ports_.flash.sectors(); sector++) {
        ports_.flash.erase(sector);
        ports_.board.feedWatchdog();
    }
    ports_.board.restart();
}

Calibrated Node::calibrateZero() {
    return calibrator_ == nullptr ? Calibrated::notHere : calibrator_->calibrateZero();
}

Calibrated Node::calibrateGain(uint32_t milliAmps) {
    return calibrator_ == nullptr ? Calibrated::notHere : calibrator_->calibrateGain(milliAmps);
}

/** Remembered with its outcome: what was told twice is done once, also over a restart. */
void Node::carryOut(const Order& order) {
    attendedUntilMillis_ = ports_.clock.uptimeMillis() + kAttendedMillis;
    settings_.orderOutcome = static_cast<uint32_t>(take(order));
    settings_.orderNumber = order.number;
    saveSettings();
}

Calibrated Node::take(const Order& order) {
    switch (order.step) {
        case Order::Step::zero: return calibrateZero();
        case Order::Step::gain: return calibrateGain(order.value);
        case Order::Step::mains: break;
    }
    if (calibrator_ == nullptr) {
        return Calibrated::notHere;
    }
    settings_.mainsDeciVolts = order.value;
    return Calibrated::done;
}

void Node::addFacts(Text& to) {
    mainswatch::addFacts(to, {settings_, journal_, boot_, ports_.board.startReason(), ports_.network.signalDbm(),
                              ports_.board.freeMemory(), uploader_.rejectedRecords(), calibrator_});
}

void Node::addStatus(Text& to) {
    if (!joined_) {
        to.add("Not on a network yet.");
    } else if (registration_.refusal() != 0 && !settings_.isRegistered()) {
        to.add("The server refused the claim code.");
    } else if (!settings_.isRegistered()) {
        to.add("Not registered yet.");
    } else {
        to.add(settings_.deviceId).add(": ").addUnsigned(journal_.pending()).add(" readings waiting, trouble: ");
        to.add(nameOf(uploader_.trouble())).add('.');
    }
}

}  // namespace mainswatch
