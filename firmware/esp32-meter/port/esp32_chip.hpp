#pragma once
#include <driver/i2c_master.h>
#include <esp_partition.h>
#include <nvs.h>

#include "oled/sh1106.hpp"
#include "port.hpp"

namespace mainswatch::esp32 {

/** The chip's microsecond timer, and SNTP's time once there is one. */
class ChipClock final : public Clock {
public:
    uint64_t uptimeMillis() override;
    bool unixMillis(int64_t& millis) override;
};

/** The UART that the PZEM is on. */
class ChipUart final : public Uart {
public:
    void begin();
    size_t write(const uint8_t* bytes, size_t size) override;
    size_t read(uint8_t* bytes, size_t size) override;
    void dropInput() override;
};

/** The partition `journal`. */
class ChipFlash final : public Flash {
public:
    void begin();
    uint32_t sectorSize() const override { return 4096; }
    uint32_t sectors() const override;
    bool erase(uint32_t sector) override;
    bool program(uint32_t address, const void* bytes, size_t size) override;
    bool read(uint32_t address, void* bytes, size_t size) override;

private:
    const esp_partition_t* partition_ = nullptr;
};

/** NVS, whose values are replaced whole. */
class ChipStore final : public KeyValue {
public:
    void begin();
    int get(const char* key, void* value, size_t size) override;
    bool put(const char* key, const void* value, size_t size) override;
    void wipe() override;

private:
    nvs_handle_t handle_ = 0;
};

/** Relay, button, MAC address, chance, watchdog. */
class ChipBoard final : public Board {
public:
    void begin();
    void setRelay(bool on) override;
    bool relayIsOn() override;
    bool buttonIsDown() override;
    void entropy(uint8_t* bytes, size_t size) override;
    void macAddress(uint8_t (&mac)[6]) override;
    void feedWatchdog() override;
    StartReason startReason() override;
    uint32_t freeMemory() override;
    void restart() override;
};

/** The display's two wires. Without a display every write fails and nothing else happens. */
class ChipBus final : public DisplayBus {
public:
    void begin();
    bool write(const uint8_t* bytes, size_t size) override;

private:
    i2c_master_dev_handle_t display_ = nullptr;
};

}  // namespace mainswatch::esp32
