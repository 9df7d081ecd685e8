#pragma once
#include "acs712/calibrated.hpp"
#include "portal/request.hpp"
#include "settings/settings.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** What the portal needs from the application it belongs to. */
struct PortalHost {
    virtual const Settings& settings() = 0;
    /** A copy to fill in, kept here because the stack of an ESP8266 has no room for it. */
    virtual Settings& draft() = 0;
    virtual SettingField::Form form() = 0;
    /** New settings, checked field by field. */
    virtual void save(const Settings& settings) = 0;
    /** The steps a sensor is calibrated by. */
    virtual Calibrated calibrateZero() = 0;
    virtual Calibrated calibrateGain(uint32_t knownMilliAmps) = 0;
    virtual bool joined() = 0;
    /** One line about how things are. */
    virtual void addStatus(Text& to) = 0;

protected:
    ~PortalHost() = default;
};

/**
 * The answer to a request, head and body. Phones ask for known addresses to see whether they are behind a
 * portal: they are sent to the form while we have no network and get what they hope for afterwards.
 */
void answerPortal(const PortalRequest& request, PortalHost& host, Text& to);

}  // namespace mainswatch
