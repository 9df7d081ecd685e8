#include "esp8266_chip.hpp"

#include <Arduino.h>
#include <ESP8266WiFi.h>
#include <flash_hal.h>
#include <string.h>
#include <sys/time.h>

#include "pins.hpp"

namespace mainswatch::esp8266 {

static constexpr uint32_t kSectorSize = 4096;
/** Searching the whole journal takes a second or two; the radio and the watchdog want their turn in between. */
static constexpr uint32_t kLongestMicros = 100000;

uint64_t ChipClock::uptimeMillis() {
    return micros64() / 1000;
}

bool ChipClock::unixMillis(int64_t& millis) {
    timeval now{};
    gettimeofday(&now, nullptr);
    millis = static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_usec / 1000;
    return now.tv_sec > 86400;
}

uint32_t ChipFlash::areaFirstSector() {
    return FS_PHYS_ADDR / kSectorSize;
}

uint32_t ChipFlash::areaSectors() {
    return FS_PHYS_SIZE / kSectorSize;
}

bool ChipFlash::erase(uint32_t sector) {
    optimistic_yield(kLongestMicros);
    return ESP.flashEraseSector(first_ + sector);
}

bool ChipFlash::program(uint32_t address, const void* bytes, size_t size) {
    return ESP.flashWrite(first_ * kSectorSize + address, static_cast<const uint8_t*>(bytes), size);
}

bool ChipFlash::read(uint32_t address, void* bytes, size_t size) {
    optimistic_yield(kLongestMicros);
    return ESP.flashRead(first_ * kSectorSize + address, static_cast<uint8_t*>(bytes), size);
}

size_t ChipAdc::sampleWindow(uint16_t* samples, size_t size, uint32_t spacingMicros) {
    uint32_t next = micros();
    for (size_t i = 0; i < size; i++) {
        while (static_cast<int32_t>(micros() - next) < 0) {
        }
        next += spacingMicros;
        samples[i] = static_cast<uint16_t>(analogRead(pins::kSensor));
    }
    return size;
}

void ChipNetwork::join(const char* ssid, const char* password) {
    WiFi.persistent(false);
    WiFi.setAutoReconnect(false);
    WiFi.enableSTA(true);
    WiFi.begin(ssid, password);
}

void ChipNetwork::leave() {
    WiFi.disconnect();
}

bool ChipNetwork::joined() {
    return WiFi.status() == WL_CONNECTED;
}

void ChipNetwork::startAccessPoint(const char* ssid, const char* password) {
    WiFi.persistent(false);
    WiFi.enableAP(true);
    WiFi.softAP(ssid, password);
}

void ChipNetwork::stopAccessPoint() {
    WiFi.softAPdisconnect(true);
}

int ChipNetwork::signalDbm() {
    const int signal = WiFi.RSSI();
    return signal < 0 ? signal : 0;  // the chip says 31 when it has none
}

unsigned ChipNetwork::accessPointGuests() {
    return WiFi.softAPgetStationNum();
}

void ChipBoard::begin() {
    pinMode(pins::kButton, INPUT_PULLUP);
}

bool ChipBoard::buttonIsDown() {
    return digitalRead(pins::kButton) == LOW;
}

void ChipBoard::entropy(uint8_t* bytes, size_t size) {
    ESP.random(bytes, size);
}

void ChipBoard::macAddress(uint8_t (&mac)[6]) {
    WiFi.macAddress(mac);
}

void ChipBoard::feedWatchdog() {
    yield();
}

StartReason ChipBoard::startReason() {
    switch (ESP.getResetInfoPtr()->reason) {
        case REASON_DEFAULT_RST: return StartReason::power;
        case REASON_EXT_SYS_RST: return StartReason::reset;
        case REASON_SOFT_RESTART: return StartReason::software;
        case REASON_WDT_RST:
        case REASON_SOFT_WDT_RST: return StartReason::watchdog;
        case REASON_EXCEPTION_RST: return StartReason::crash;
        default: return StartReason::unknown;
    }
}

uint32_t ChipBoard::freeMemory() {
    return ESP.getFreeHeap();
}

void ChipBoard::restart() {
    ESP.restart();
}

void SerialPanel::line(unsigned row, const char* text) {
    if (strncmp(shown_[row], text, sizeof shown_[row] - 1) != 0) {
        strlcpy(shown_[row], text, sizeof shown_[row]);
        Serial.println(shown_[row]);
    }
}

}  // namespace mainswatch::esp8266
