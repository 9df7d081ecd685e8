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

namespace {

/** The lowest and the highest of a window. */
struct Extent {
    uint16_t low = UINT16_MAX;
    uint16_t high = 0;

    void take(uint16_t sample) {
        low = sample < low ? sample : low;
        high = sample > high ? sample : high;
    }
    bool touchesTheEnds() const { return low == 0 || high >= SampleWindow::kHighestCount; }
};

}  // namespace

/** Whether many samples lie together farther out than the sensor's sheet goes. */
static bool hasPlateau(const uint16_t* samples, size_t size, const Extent& extent, uint32_t zeroSixteenths) {
    const uint32_t zero = zeroSixteenths / 16;
    const bool high = extent.high > zero + SampleWindow::kSheetCounts;
    const bool low = extent.low + SampleWindow::kSheetCounts < zero;
    size_t atTop = 0;
    size_t atBottom = 0;
    for (size_t i = 0; (high || low) && i < size; i++) {
        atTop += high && samples[i] + SampleWindow::kPlateauCounts >= extent.high ? 1 : 0;
        atBottom += low && samples[i] <= extent.low + SampleWindow::kPlateauCounts ? 1 : 0;
    }
    return atTop > SampleWindow::kPlateauSamples || atBottom > SampleWindow::kPlateauSamples;
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
    Extent extent;
    for (size_t i = 0; i < size; i++) {
        const int32_t distance = 16 * samples[i] - static_cast<int32_t>(zeroSixteenths);
        sum += static_cast<uint64_t>(static_cast<int64_t>(distance) * distance);
        extent.take(samples[i]);
    }
    window.clipped = extent.touchesTheEnds() || hasPlateau(samples, size, extent, zeroSixteenths);
    window.meanSquare = sum / size;
    return window;
}

}  // namespace mainswatch
