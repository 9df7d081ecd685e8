#include "clock/wall_clock.hpp"

namespace mainswatch {

// A chip without time starts in 1970; anything before 2024 is that.
static constexpr int64_t kEarliestMillis = 1704067200000;

bool WallClock::set(int64_t unixMillis) {
    const int64_t offset = unixMillis - static_cast<int64_t>(clock_.uptimeMillis());
    const int64_t difference = offset > offset_ ? offset - offset_ : offset_ - offset;
    if (unixMillis < kEarliestMillis || (known_ && difference <= kTolerableMillis)) {
        return false;
    }
    offset_ = offset;
    known_ = true;
    return true;
}

bool WallClock::tell(int64_t unixMillis) {
    toldByServer_ = toldByServer_ || unixMillis >= kEarliestMillis;
    return set(unixMillis);
}

void WallClock::poll() {
    int64_t millis = 0;
    // The server decides whether a signature is fresh, so its word is never overruled.
    if (!toldByServer_ && clock_.unixMillis(millis)) {
        set(millis);
    }
}

}  // namespace mainswatch
