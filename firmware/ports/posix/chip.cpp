#include "chip.hpp"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

namespace mainswatch::posix {

PosixClock::PosixClock(const Pace& pace, bool ntp)
    : pace_(pace), ntp_(ntp), startedMicros_(pace.micros()), startedUnixMillis_(unixMicros() / 1000) {}

uint64_t PosixClock::uptimeMillis() {
    return static_cast<uint64_t>((pace_.micros() - startedMicros_) / 1000);
}

bool PosixClock::unixMillis(int64_t& millis) {
    millis = startedUnixMillis_ + static_cast<int64_t>(uptimeMillis());
    return ntp_;
}

static bool exists(const std::string& path) {
    return access(path.c_str(), F_OK) == 0;
}

PosixBoard::PosixBoard(std::string home, char** arguments) : home_(std::move(home)), arguments_(arguments) {}

void PosixBoard::setRelay(bool on) {
    relay_ = on;
    printf("relay %s\n", on ? "on" : "off");
}

bool PosixBoard::buttonIsDown() {
    return exists(home_ + "/button");
}

void PosixBoard::entropy(uint8_t* bytes, size_t size) {
    if (getrandom(bytes, size, 0) != static_cast<ssize_t>(size)) {
        abort();
    }
}

/** Locally administered, and the same for the same folder. */
void PosixBoard::macAddress(uint8_t (&mac)[6]) {
    uint32_t hash = 2166136261U;
    for (const char c : home_) {
        hash = (hash ^ static_cast<uint8_t>(c)) * 16777619U;
    }
    mac[0] = 0x02;
    mac[1] = 0x4d;
    for (unsigned i = 0; i < 4; i++) {
        mac[2 + i] = static_cast<uint8_t>(hash >> (8 * i));
    }
}

uint32_t PosixBoard::freeMemory() {
    const uint64_t free = static_cast<uint64_t>(sysconf(_SC_AVPHYS_PAGES)) * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
    return free > INT32_MAX ? INT32_MAX : static_cast<uint32_t>(free);
}

void PosixBoard::restart() {
    printf("restart\n");
    fflush(stdout);
    execv("/proc/self/exe", arguments_);
    abort();
}

void PosixNetwork::join(const char* ssid, const char*) {
    printf("joining %s\n", ssid);
    asked_ = true;
}

bool PosixNetwork::joined() {
    return asked_ && !exists(home_ + "/offline");
}

void PosixNetwork::startAccessPoint(const char* ssid, const char* password) {
    printf("portal %s open, key %s\n", ssid, password);
}

void PosixNetwork::stopAccessPoint() {
    printf("portal closed\n");
}

void PosixPanel::line(unsigned row, const char* text) {
    if (shown_[row] != text) {
        shown_[row] = text;
        printf("[%u] %s\n", row, text);
    }
}

}  // namespace mainswatch::posix
