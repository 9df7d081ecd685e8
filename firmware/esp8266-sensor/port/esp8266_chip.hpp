#pragma once
#include "port.hpp"

namespace mainswatch::esp8266 {

/** The chip's microsecond counter, and SNTP's time once there is one. */
class ChipClock final : public Clock {
public:
    uint64_t uptimeMillis() override;
    bool unixMillis(int64_t& millis) override;
};

/** A run of sectors in the area that the flash layout leaves to a file system. */
class ChipFlash final : public Flash {
public:
    ChipFlash(uint32_t firstSector, uint32_t sectors) : first_(firstSector), sectors_(sectors) {}
    uint32_t sectorSize() const override { return 4096; }
    uint32_t sectors() const override { return sectors_; }
    bool erase(uint32_t sector) override;
    bool program(uint32_t address, const void* bytes, size_t size) override;
    bool read(uint32_t address, void* bytes, size_t size) override;

    /** Of the whole area. */
    static uint32_t areaSectors();
    static uint32_t areaFirstSector();

private:
    uint32_t first_;
    uint32_t sectors_;
};

/** The one analogue input. A window is taken in one go: 100 ms in which the radio waits. */
class ChipAdc final : public Adc {
public:
    size_t sampleWindow(uint16_t* samples, size_t size, uint32_t spacingMicros) override;
};

/** Station and access point at once. */
class ChipNetwork final : public Network {
public:
    void join(const char* ssid, const char* password) override;
    void leave() override;
    bool joined() override;
    void startAccessPoint(const char* ssid, const char* password) override;
    void stopAccessPoint() override;
    int signalDbm() override;
    unsigned accessPointGuests() override;
};

/** Button, MAC address, chance. This device has no relay. */
class ChipBoard final : public Board {
public:
    void begin();
    void setRelay(bool) override {}
    bool relayIsOn() override { return false; }
    bool buttonIsDown() override;
    void entropy(uint8_t* bytes, size_t size) override;
    void macAddress(uint8_t (&mac)[6]) override;
    void feedWatchdog() override;
    StartReason startReason() override;
    uint32_t freeMemory() override;
    void restart() override;
};

/** The serial console shows what a display would. */
class SerialPanel final : public Panel {
public:
    void line(unsigned row, const char* text) override;

private:
    char shown_[3][48] = {};
};

}  // namespace mainswatch::esp8266
