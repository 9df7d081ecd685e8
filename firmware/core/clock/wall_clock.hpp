#pragma once
#include "port.hpp"

namespace mainswatch {

/**
 * Unix time, from the chip when it has it, else from the server's answers. It is set at once the first
 * time and after that only corrected when it is plainly wrong, so that records keep their order.
 */
class WallClock {
public:
    static constexpr int64_t kTolerableMillis = 2000;

    explicit WallClock(Clock& clock) : clock_(clock) {}

    /** Asks the chip; call now and then. */
    void poll();
    /** What the server said the time is. True when the clock was changed by it. */
    bool tell(int64_t unixMillis);

    bool known() const { return known_; }
    int64_t unixMillis() const { return static_cast<int64_t>(clock_.uptimeMillis()) + offset_; }
    /** Unix time at which this run began. */
    int64_t beganMillis() const { return offset_; }
    uint64_t uptimeMillis() const { return clock_.uptimeMillis(); }

private:
    bool set(int64_t unixMillis);

    Clock& clock_;
    int64_t offset_ = 0;
    bool known_ = false;
    bool toldByServer_ = false;
};

}  // namespace mainswatch
