#pragma once
#include "port.hpp"

namespace mainswatch::esp32 {

/** Station and access point at once. */
class ChipNetwork final : public Network {
public:
    void begin();
    void join(const char* ssid, const char* password) override;
    void leave() override;
    bool joined() override;
    void startAccessPoint(const char* ssid, const char* password) override;
    void stopAccessPoint() override;
    int signalDbm() override;
    unsigned accessPointGuests() override;
};

}  // namespace mainswatch::esp32
