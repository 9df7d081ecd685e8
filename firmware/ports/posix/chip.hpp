#pragma once
#include <string>

#include "options.hpp"
#include "pace.hpp"
#include "port.hpp"

namespace mainswatch::posix {

/** The computer's clock at a pace of its own. Knows the date only when told to (`ntp`), like a chip. */
class PosixClock final : public Clock {
public:
    PosixClock(const Pace& pace, bool ntp);
    uint64_t uptimeMillis() override;
    bool unixMillis(int64_t& millis) override;

private:
    const Pace& pace_;
    bool ntp_;
    int64_t startedMicros_;
    int64_t startedUnixMillis_;
};

/** A serial line: a pseudo-terminal or a real one. */
class PosixUart final : public Uart {
public:
    PosixUart(const char* path, const Pace& pace);
    size_t write(const uint8_t* bytes, size_t size) override;
    size_t read(uint8_t* bytes, size_t size) override;
    void dropInput() override;

private:
    int file_;
    const Pace& pace_;
};

/** A converter at the other end of a line: each request byte is answered by a window of 16-bit counts. */
class PosixAdc final : public Adc {
public:
    explicit PosixAdc(const char* path);
    size_t sampleWindow(uint16_t* samples, size_t size, uint32_t spacingMicros) override;

private:
    int file_;
};

/** A file that behaves as NOR flash does: programming can only clear bits. */
class PosixFlash final : public Flash {
public:
    static constexpr uint32_t kSectorSize = 4096;

    PosixFlash(const std::string& path, uint32_t sectors);
    uint32_t sectorSize() const override { return kSectorSize; }
    uint32_t sectors() const override { return sectors_; }
    bool erase(uint32_t sector) override;
    bool program(uint32_t address, const void* bytes, size_t size) override;
    bool read(uint32_t address, void* bytes, size_t size) override;
    /** The power goes, as by kill -9, when so many more bytes are programmed. */
    void dieAfter(uint32_t bytes) { bytesToLive_ = bytes; }

private:
    uint32_t sectors_;
    uint8_t* bytes_;
    uint32_t bytesToLive_ = 0;
};

/** One file for each value, replaced whole. */
class PosixStore final : public KeyValue {
public:
    explicit PosixStore(std::string folder);
    int get(const char* key, void* value, size_t size) override;
    bool put(const char* key, const void* value, size_t size) override;
    void wipe() override;

private:
    std::string folder_;
};

/** The relay is a variable that is printed, the button a file that exists while it is held. */
class PosixBoard final : public Board {
public:
    PosixBoard(std::string home, char** arguments);
    void setRelay(bool on) override;
    bool relayIsOn() override { return relay_; }
    bool buttonIsDown() override;
    void entropy(uint8_t* bytes, size_t size) override;
    void macAddress(uint8_t (&mac)[6]) override;
    void feedWatchdog() override {}
    /** Whoever starts the program has just plugged it in. */
    StartReason startReason() override { return StartReason::power; }
    uint32_t freeMemory() override;
    void restart() override;

private:
    std::string home_;
    char** arguments_;
    bool relay_ = false;
};

/** Joined once asked to, unless the file `offline` exists. */
class PosixNetwork final : public Network {
public:
    static constexpr int kSignalDbm = -50;

    explicit PosixNetwork(std::string home) : home_(std::move(home)) {}
    void join(const char* ssid, const char* password) override;
    void leave() override { asked_ = false; }
    bool joined() override;
    void startAccessPoint(const char* ssid, const char* password) override;
    void stopAccessPoint() override;
    int signalDbm() override { return kSignalDbm; }
    unsigned accessPointGuests() override { return 0; }

private:
    std::string home_;
    bool asked_ = false;
};

/** Prints each line that changes. */
class PosixPanel final : public Panel {
public:
    void line(unsigned row, const char* text) override;

private:
    std::string shown_[8];
};

}  // namespace mainswatch::posix
