#pragma once
#include "clock/back_off.hpp"
#include "port.hpp"
#include "settings/settings.hpp"

namespace mainswatch {

/**
 * Keeps the device on its network and offers the portal when it is not.
 *
 * After a power cut the router comes back later than we do. So with a saved network it is tried for ever;
 * the portal opens beside that after a while and closes again to give the radio back, and never stays
 * open because of an outage. Without a network, or after a press of the button, it stays.
 */
class Station {
public:
    static constexpr uint32_t kJoinMillis = 20000;
    static constexpr uint32_t kPortalAfterMillis = 300000;
    static constexpr uint32_t kPortalOpenMillis = 180000;
    static constexpr uint32_t kPortalLongestMillis = 900000;
    static constexpr uint32_t kPortalClosedMillis = 300000;

    Station(Network& network, Clock& clock, const Settings& settings, const char* portalName, uint32_t seed);

    void poll();
    /** The button: opens the portal until it is pressed again or new settings arrive. */
    void togglePortal();
    /** New settings: leaves and joins with them. */
    void settingsChanged();

    bool joined() const { return joined_; }
    bool portalIsOpen() const { return portalOpen_; }
    bool portalStays() const { return sticky_ || !settings_.hasNetwork(); }
    const char* portalName() const { return portalName_; }
    /** Joins since start: tells a bad place for the radio from a bad network. */
    uint32_t joins() const { return joins_; }

private:
    void pollJoin(uint64_t now);
    void pollPortal(uint64_t now);
    void lost(uint64_t now);
    void openPortal(uint64_t now);
    void closePortal(uint64_t now);
    bool portalIsDue(uint64_t now) const;
    bool portalIsOver(uint64_t now) const;

    Network& network_;
    Clock& clock_;
    const Settings& settings_;
    const char* portalName_;
    BackOff backOff_;

    bool joined_ = false;
    bool joining_ = false;
    uint64_t tryAtMillis_ = 0;
    uint64_t aloneSinceMillis_ = 0;
    bool sticky_ = false;
    bool portalOpen_ = false;
    uint64_t portalChangedMillis_ = 0;
    bool portalWasOpen_ = false;
    uint32_t joins_ = 0;
};

}  // namespace mainswatch
