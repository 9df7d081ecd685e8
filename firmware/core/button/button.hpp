#pragma once
#include <stdint.h>

namespace mainswatch {

/** What a press meant, told when it is certain. */
enum class Press : uint8_t { none, brief, factoryReset };

/** Tells presses of one button apart. Bounces and spikes shorter than 50 ms are nothing. */
class Button {
public:
    static constexpr uint32_t kSteadyMillis = 50;
    static constexpr uint32_t kLongestBriefMillis = 2000;
    static constexpr uint32_t kFactoryResetMillis = 10000;

    /** Call often with the pin as it is. `factoryReset` comes while the button is still held. */
    Press poll(bool down, uint64_t nowMillis);
    /** How long it has been held, for a countdown on the display; 0 when it is not. */
    uint32_t heldMillis(uint64_t nowMillis) const;

private:
    bool raw_ = false;
    bool down_ = false;
    bool told_ = false;
    bool seen_ = false;
    uint64_t rawAtMillis_ = 0;
    uint64_t downAtMillis_ = 0;
};

}  // namespace mainswatch
