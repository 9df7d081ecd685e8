#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** The largest whole number whose square is not above `value`. */
uint32_t squareRoot(uint64_t value);

/**
 * 400 samples 250 µs apart are 100 ms: five whole cycles at 50 Hz and six at 60 Hz, so no part of a cycle
 * is left over to count twice. (The widespread 400 samples in 40 ms are 2.4 cycles at 60 Hz.)
 */
struct SampleWindow {
    static constexpr size_t kSamples = 400;
    static constexpr uint32_t kSpacingMicros = 250;
    static constexpr uint16_t kHighestCount = 1023;
    /**
     * 30 A of the 30 A type, from zero: as far as its sheet speaks of straightness. Beyond that its output may end at its
     * own supply before the converter's scale does, which shows as a plateau: a sine of this height has one in 16 samples
     * within two counts of each peak at the most.
     */
    static constexpr uint32_t kSheetCounts = 405;
    static constexpr uint16_t kPlateauCounts = 2;
    static constexpr size_t kPlateauSamples = kSamples / 16;

    /** Sixteenths of a count. */
    uint32_t meanSixteenths;
    /** Mean of the squared distance from zero, in 1/256 of a square count. */
    uint64_t meanSquare;
    /** It touched an end of the scale, or the sensor's own: the true current is larger than what is computed. */
    bool clipped;
};

/** The sums of a window around its own mean: what a calibration without load looks at. */
SampleWindow measureAroundMean(const uint16_t* samples, size_t size);

/** The sums of a window around a known zero. Of no samples all is nothing. */
SampleWindow measureAround(const uint16_t* samples, size_t size, uint32_t zeroSixteenths);

}  // namespace mainswatch
