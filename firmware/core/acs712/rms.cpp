#include "acs712/rms.hpp"

namespace mainswatch {

uint32_t squareRoot(uint64_t value) {
    uint64_t root = 0;
    for (uint64_t bit = 1ULL << 62; bit != 0; bit >>= 2) {
        if (value >= root + bit) {
            value -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return static_cast<uint32_t>(root);
}

static uint32_t mean(const uint16_t* samples, size_t size) {
    if (size == 0) {
        return 0;
    }
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum += samples[i];
    }
    const uint32_t count = static_cast<uint32_t>(size);
    return (16 * sum + count / 2) / count;
}

SampleWindow measureAroundMean(const uint16_t* samples, size_t size) {
    return measureAround(samples, size, mean(samples, size));
}

SampleWindow measureAround(const uint16_t* samples, size_t size, uint32_t zeroSixteenths) {
    if (size == 0) {
        return {zeroSixteenths, 0, false};
    }
    SampleWindow window{mean(samples, size), 0, false};
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        const int32_t distance = 16 * samples[i] - static_cast<int32_t>(zeroSixteenths);
        sum += static_cast<uint64_t>(static_cast<int64_t>(distance) * distance);
        window.clipped = window.clipped || samples[i] == 0 || samples[i] >= SampleWindow::kHighestCount;
    }
    window.meanSquare = sum / size;
    return window;
}

}  // namespace mainswatch
