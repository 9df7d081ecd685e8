#pragma once
#include <stddef.h>
#include <stdint.h>

#include "journal/record.hpp"

namespace mainswatch {

/**
 * When the latest runs of the device began, to date what was measured before the clock was known. A run
 * that never learned the time is taken to have ended where the next one began: the latest it can have been.
 */
class BootTable {
public:
    static constexpr size_t kRuns = 16;

    /** Learns from a record or an anchor, in any order. */
    void note(const Record& record);
    void anchor(uint32_t boot, uint64_t beganTenths);
    /** Unix time in tenths of a second; false when nothing after that run is known either. */
    bool date(const Record& record, uint64_t& unixTenths) const;

private:
    struct Run {
        uint32_t boot = 0;
        uint64_t longestTenths = 0;
        uint64_t beganTenths = 0;  // 0 is unknown
    };

    Run& runOf(uint32_t boot);

    Run runs_[kRuns];
};

}  // namespace mainswatch
