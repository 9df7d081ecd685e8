#include "wifi/station.hpp"

namespace mainswatch {

Station::Station(Network& network, Clock& clock, const Settings& settings, const char* portalName, uint32_t seed)
    : network_(network), clock_(clock), settings_(settings), portalName_(portalName), backOff_(2000, 30000, seed) {}

void Station::poll() {
    const uint64_t now = clock_.uptimeMillis();
    const bool nowJoined = network_.joined();
    if (joined_ && !nowJoined) {
        lost(now);
    }
    if (!joined_ && nowJoined) {
        joins_++;
        backOff_.reset();
        portalWasOpen_ = false;
        joining_ = false;
    }
    joined_ = nowJoined;
    if (!joined_ && settings_.hasNetwork()) {
        pollJoin(now);
    }
    pollPortal(now);
}

void Station::lost(uint64_t now) {
    aloneSinceMillis_ = now;
    joining_ = false;
    tryAtMillis_ = now;
}

void Station::pollJoin(uint64_t now) {
    if (joining_ && now - tryAtMillis_ >= kJoinMillis) {
        network_.leave();
        joining_ = false;
        tryAtMillis_ = now + backOff_.nextMillis();
    }
    // A try moves the radio to other channels and would throw out whoever is filling in the portal's form.
    const bool inUse = portalOpen_ && network_.accessPointGuests() > 0;
    if (!joining_ && !inUse && now >= tryAtMillis_) {
        network_.join(settings_.ssid, settings_.wifiPassword);
        joining_ = true;
        tryAtMillis_ = now;
    }
}

bool Station::portalIsDue(uint64_t now) const {
    if (portalStays()) {
        return true;
    }
    const uint64_t since = portalWasOpen_ ? portalChangedMillis_ : aloneSinceMillis_;
    return !joined_ && now - since >= (portalWasOpen_ ? kPortalClosedMillis : kPortalAfterMillis);
}

bool Station::portalIsOver(uint64_t now) const {
    if (portalStays()) {
        return false;
    }
    const uint64_t open = now - portalChangedMillis_;
    const bool inUse = network_.accessPointGuests() > 0;
    return joined_ || open >= kPortalLongestMillis || (open >= kPortalOpenMillis && !inUse);
}

void Station::pollPortal(uint64_t now) {
    if (!portalOpen_ && portalIsDue(now)) {
        openPortal(now);
    } else if (portalOpen_ && portalIsOver(now)) {
        closePortal(now);
    }
}

void Station::openPortal(uint64_t now) {
    network_.startAccessPoint(portalName_, settings_.portalPassword);
    portalOpen_ = true;
    portalWasOpen_ = true;
    portalChangedMillis_ = now;
}

void Station::closePortal(uint64_t now) {
    network_.stopAccessPoint();
    portalOpen_ = false;
    portalChangedMillis_ = now;
}

void Station::togglePortal() {
    sticky_ = !sticky_;
}

void Station::settingsChanged() {
    sticky_ = false;
    joining_ = false;
    tryAtMillis_ = clock_.uptimeMillis();
    aloneSinceMillis_ = tryAtMillis_;
    portalWasOpen_ = false;
    backOff_.reset();
    network_.leave();
}

}  // namespace mainswatch
