#include "button/button.hpp"

namespace mainswatch {

Press Button::poll(bool down, uint64_t nowMillis) {
    if (!seen_) {
        // Held since before the start: the pin selects the boot mode then and is no wish of anybody.
        seen_ = true;
        raw_ = down_ = told_ = down;
        rawAtMillis_ = downAtMillis_ = nowMillis;
    }
    if (down != raw_) {
        raw_ = down;
        rawAtMillis_ = nowMillis;
    }
    const bool steady = nowMillis - rawAtMillis_ >= kSteadyMillis;
    if (steady && raw_ && !down_) {
        down_ = true;
        told_ = false;
        downAtMillis_ = rawAtMillis_;
    } else if (steady && !raw_ && down_) {
        down_ = false;
        const bool brief = rawAtMillis_ - downAtMillis_ <= kLongestBriefMillis;
        return brief && !told_ ? Press::brief : Press::none;
    }
    if (down_ && raw_ && !told_ && nowMillis - downAtMillis_ >= kFactoryResetMillis) {
        told_ = true;
        return Press::factoryReset;
    }
    return Press::none;
}

uint32_t Button::heldMillis(uint64_t nowMillis) const {
    return down_ && !told_ ? static_cast<uint32_t>(nowMillis - downAtMillis_) : 0;
}

}  // namespace mainswatch
