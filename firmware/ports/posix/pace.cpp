#include "pace.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

namespace mainswatch::posix {

static int64_t microsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<int64_t>(now.tv_sec) * 1000000 + now.tv_nsec / 1000;
}

int64_t monotonicMicros() {
    return microsOf(CLOCK_MONOTONIC);
}

int64_t unixMicros() {
    return microsOf(CLOCK_REALTIME);
}

Pace::Pace(uint32_t speed, const char* path) : steady_{monotonicMicros(), 0, speed} {
    if (path == nullptr) {
        return;
    }
    const int file = open(path, O_RDONLY);
    void* mapped = file < 0 ? MAP_FAILED : mmap(nullptr, sizeof(Told), PROT_READ, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED) {
        perror(path);
        exit(1);
    }
    close(file);
    shared_ = static_cast<const Told*>(mapped);
}

/** Read until it is the same twice: it may be turned while we look. */
Pace::Told Pace::told() const {
    Told first = steady_;
    Told again = steady_;
    while (shared_ != nullptr) {
        memcpy(&first, const_cast<const Told*>(shared_), sizeof first);
        __sync_synchronize();
        memcpy(&again, const_cast<const Told*>(shared_), sizeof again);
        if (memcmp(&first, &again, sizeof first) == 0) {
            break;
        }
    }
    return first;
}

int64_t Pace::micros() const {
    const Told told = this->told();
    return told.toldMicros + (monotonicMicros() - told.realMicros) * told.speed;
}

uint32_t Pace::speed() const {
    return static_cast<uint32_t>(told().speed);
}

}  // namespace mainswatch::posix
