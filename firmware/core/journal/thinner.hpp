#pragma once
#include "journal/record.hpp"

namespace mainswatch {

/**
 * Merges neighbouring records into one for each whole interval. Means are weighted by what a record
 * already covers; counters are the last one, so energy is exact at every resolution.
 */
class Thinner {
public:
    explicit Thinner(uint32_t intervalTenths) : interval_(intervalTenths) {}

    /** True when `record` cannot join what is gathered: take that first. */
    bool wouldBreak(const Record& record) const;
    void add(const Record& record);
    bool empty() const { return weight_ == 0; }
    /** The merged record; nothing is gathered afterwards. */
    Record take();

private:
    /** A mean over the records that have the value. */
    struct Mean {
        uint64_t sum = 0;
        uint32_t weight = 0;

        void add(uint32_t value, uint32_t absent, uint32_t times);
        uint32_t value(uint32_t absent) const;
    };

    uint32_t interval_;
    Record last_;
    uint32_t weight_ = 0;
    bool clipped_ = false;
    Mean power_;
    Mean current_;
    Mean voltage_;
    Mean frequency_;
    Mean factor_;
};

}  // namespace mainswatch
