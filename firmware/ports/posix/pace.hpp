#pragma once
#include <stdint.h>

namespace mainswatch::posix {

/**
 * How fast time runs for a program: `speed` times the computer's, or as a file says that others turn while
 * we run. The file holds three 64-bit numbers: at this monotonic microsecond it was that microsecond of the
 * told time, which since then runs so many times as fast.
 */
class Pace {
public:
    /** Stops the program when a file is named that cannot be read. */
    Pace(uint32_t speed, const char* file);

    /** Told time since some moment. Never goes back unless whoever turns the file says so. */
    int64_t micros() const;
    uint32_t speed() const;

private:
    struct Told {
        int64_t realMicros;
        int64_t toldMicros;
        int64_t speed;
    };

    Told told() const;

    Told steady_;
    const Told* shared_ = nullptr;
};

/** Of the computer: monotonic, or since 1970. */
int64_t monotonicMicros();
int64_t unixMicros();

}  // namespace mainswatch::posix
