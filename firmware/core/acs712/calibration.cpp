#include "acs712/calibration.hpp"

namespace mainswatch {

// Six counts of noise, squared: any more is a load.
static constexpr uint64_t kMostNoiseSquare = 6 * 6 * 256;
// A gain is only as good as what it is measured with: five counts is 370 mA on the 30 A type.
static constexpr uint32_t kLeastGainRms = 5 * 4096;
static constexpr uint32_t kLeastMicroAmpsPerCount = 5000;
static constexpr uint32_t kMostMicroAmpsPerCount = 500000;

uint32_t Acs712Calibration::microAmpsPerCountOf(uint32_t microVoltsPerAmp, uint32_t dividerLower,
                                                uint32_t dividerTotal, uint32_t referenceMilliVolts) {
    const uint64_t above = static_cast<uint64_t>(referenceMilliVolts) * 1000 * dividerTotal * 1000;
    const uint64_t below = static_cast<uint64_t>(SampleWindow::kHighestCount) * dividerLower * microVoltsPerAmp;
    return below == 0 ? kMicroAmpsPerCount30A : static_cast<uint32_t>((above * 1000 + below / 2) / below);
}

/** RMS above the noise in 1/4096 of a count. */
static uint32_t rmsAboveNoise(const SampleWindow& window, uint32_t noiseSquare) {
    const uint64_t square = window.meanSquare > noiseSquare ? window.meanSquare - noiseSquare : 0;
    return squareRoot(square << 16);
}

RmsCurrent rmsCurrent(const uint16_t* samples, size_t size, const Acs712Calibration& calibration) {
    const SampleWindow window = measureAround(samples, size, calibration.zeroSixteenths);
    const uint64_t rms = rmsAboveNoise(window, calibration.noiseSquare);
    const uint64_t microAmps = (rms * calibration.microAmpsPerCount) >> 12;
    return {static_cast<uint32_t>((microAmps + 500) / 1000), window.clipped};
}

Calibrated calibrateZero(const uint16_t* samples, size_t size, Acs712Calibration& calibration) {
    const SampleWindow window = measureAroundMean(samples, size);
    if (window.clipped) {
        return Calibrated::clipped;
    }
    if (window.meanSquare > kMostNoiseSquare) {
        return Calibrated::loadIsOn;
    }
    calibration.zeroSixteenths = window.meanSixteenths;
    calibration.noiseSquare = static_cast<uint32_t>(window.meanSquare);
    return Calibrated::done;
}

Calibrated calibrateGain(const uint16_t* samples, size_t size, uint32_t knownMilliAmps,
                         Acs712Calibration& calibration) {
    const SampleWindow window = measureAround(samples, size, calibration.zeroSixteenths);
    const uint32_t rms = rmsAboveNoise(window, calibration.noiseSquare);
    if (window.clipped) {
        return Calibrated::clipped;
    }
    if (rms < kLeastGainRms) {
        return Calibrated::tooSmall;
    }
    const uint64_t gain = (static_cast<uint64_t>(knownMilliAmps) * 1000 * 4096 + rms / 2) / rms;
    if (gain < kLeastMicroAmpsPerCount || gain > kMostMicroAmpsPerCount) {
        return Calibrated::implausible;
    }
    calibration.microAmpsPerCount = static_cast<uint32_t>(gain);
    return Calibrated::done;
}

}  // namespace mainswatch
