#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** A step of calibration that a person asked for on the server's page. */
struct Order {
    enum class Step : uint8_t { zero, gain, mains };

    /** Grows; what is not above the last one carried out is an old one. */
    uint32_t number = 0;
    Step step = Step::zero;
    /** `gain`: the known current in mA; `mains`: the mains voltage in tenths of a volt. */
    uint32_t value = 0;
};

/**
 * `{"order":{"number":12,"step":"zero"}}`, `{…"step":"gain","milliAmps":5000}`, `{…"step":"mains","deciVolts":2304}`.
 * False when it is none of these, whole and within bounds: 1 to 30,000 mA, 800 to 3,000 tenths of a volt.
 */
bool parseOrder(const char* json, size_t size, Order& order);

}  // namespace mainswatch
