#pragma once
#include <stdint.h>

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "port.hpp"

/** Stand-ins for a chip, for tests only: they use what the core may not. */
namespace mainswatch::testing {

struct FakeClock final : Clock {
    uint64_t now = 0;
    int64_t unix = 0;

    uint64_t uptimeMillis() override { return now; }
    bool unixMillis(int64_t& millis) override {
        millis = unix + static_cast<int64_t>(now);
        return unix != 0;
    }
};

/** A serial line whose answers are scripted: one for each request. */
struct FakeUart final : Uart {
    std::string written;
    std::string input;
    std::deque<std::string> answers;
    size_t requestSize = 8;

    size_t write(const uint8_t* bytes, size_t size) override;
    size_t read(uint8_t* bytes, size_t size) override;
    void dropInput() override { input.clear(); }
};

/** NOR flash that can lose its power after any number of bytes. */
struct FakeFlash final : Flash {
    FakeFlash(uint32_t theSectorSize, uint32_t theSectors)
        : size(theSectorSize), count(theSectors), bytes(theSectorSize * theSectors, 0xFF) {}

    uint32_t size;
    uint32_t count;
    std::vector<uint8_t> bytes;
    /** Bytes that may still be changed; negative is no limit. */
    int64_t budget = -1;
    uint32_t erases = 0;
    bool brokeRules = false;

    bool powered() const { return budget != 0; }
    uint32_t sectorSize() const override { return size; }
    uint32_t sectors() const override { return count; }
    bool erase(uint32_t sector) override;
    bool program(uint32_t address, const void* from, size_t length) override;
    bool read(uint32_t address, void* to, size_t length) override;

private:
    bool spend();
};

/** A connection whose other end is the test. */
struct FakeConn final : Conn {
    State now = State::closed;
    bool refuses = false;
    bool hangs = false;
    std::string sent;      // by the device
    std::string incoming;  // for the device
    bool peerClosed = false;
    unsigned opens = 0;
    std::string host;
    size_t room = SIZE_MAX;

    bool open(const char* theHost, uint16_t port, bool tls) override;
    State state() override { return now; }
    int write(const uint8_t* bytes, size_t size) override;
    int read(uint8_t* bytes, size_t size) override;
    void close() override { now = State::closed; }
    std::string takeSent();
};

struct FakeNetwork final : Network {
    bool up = false;
    bool accessPoint = false;
    unsigned guests = 0;
    unsigned tries = 0;
    std::string ssid;
    std::string accessPointPassword;

    void join(const char* theSsid, const char*) override {
        tries++;
        ssid = theSsid;
    }
    void leave() override { up = false; }
    bool joined() override { return up; }
    void startAccessPoint(const char*, const char* password) override {
        accessPoint = true;
        accessPointPassword = password;
    }
    void stopAccessPoint() override { accessPoint = false; }
    int signalDbm() override { return up ? -61 : 0; }
    unsigned accessPointGuests() override { return guests; }
};

struct FakeStore final : KeyValue {
    std::map<std::string, std::string> values;
    unsigned writes = 0;

    int get(const char* key, void* value, size_t size) override;
    bool put(const char* key, const void* value, size_t size) override;
    void wipe() override { values.clear(); }
};

struct FakeBoard final : Board {
    bool relay = false;
    bool stuck = false;
    bool button = false;
    unsigned switches = 0;
    unsigned restarts = 0;

    void setRelay(bool on) override {
        switches++;
        relay = stuck ? relay : on;
    }
    bool relayIsOn() override { return relay; }
    bool buttonIsDown() override { return button; }
    void entropy(uint8_t* bytes, size_t size) override;
    void macAddress(uint8_t (&mac)[6]) override;
    void feedWatchdog() override {}
    StartReason startReason() override { return StartReason::power; }
    uint32_t freeMemory() override { return 21000; }
    void restart() override { restarts++; }
};

struct FakePanel final : Panel {
    std::map<unsigned, std::string> rows;
    unsigned writes = 0;

    void line(unsigned row, const char* text) override {
        writes++;
        rows[row] = text;
    }
};

struct FakeDatagrams final : Datagrams {
    bool isOpen = false;
    std::deque<std::string> incoming;
    std::deque<std::string> sent;

    bool open(uint16_t, uint32_t) override { return isOpen = true; }
    int receive(uint8_t* bytes, size_t size, Peer& from) override;
    bool send(const uint8_t* bytes, size_t size, const Peer& to) override;
    void close() override { isOpen = false; }
};

struct FakeListener final : Listener {
    FakeConn connection;
    bool waiting = false;
    bool listening = false;

    bool listen(uint16_t) override { return listening = true; }
    bool accept() override;
    Conn& conn() override { return connection; }
    void stop() override { listening = false; }
};

std::string fromHex(const char* hex);
std::string toHex(const std::string& bytes);

}  // namespace mainswatch::testing
