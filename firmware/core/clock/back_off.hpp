#pragma once
#include <stdint.h>

namespace mainswatch {

/** Waiting times that double up to a limit, each shortened by up to a quarter so that devices spread out. */
class BackOff {
public:
    BackOff(uint32_t firstMillis, uint32_t mostMillis, uint32_t seed)
        : first_(firstMillis), most_(mostMillis), next_(firstMillis), random_(seed | 1U) {}

    uint32_t nextMillis();
    void reset() { next_ = first_; }

private:
    uint32_t first_;
    uint32_t most_;
    uint32_t next_;
    uint32_t random_;
};

}  // namespace mainswatch
