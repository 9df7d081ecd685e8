#include "clock/back_off.hpp"

namespace mainswatch {

uint32_t BackOff::nextMillis() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 17;
    random_ ^= random_ << 5;
    const uint32_t wait = next_ - random_ % (next_ / 4 + 1);
    next_ = next_ > most_ / 2 ? most_ : next_ * 2;
    return wait;
}

}  // namespace mainswatch
