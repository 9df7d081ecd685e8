#pragma once
#include <stddef.h>
#include <stdint.h>

#include "acs712/calibrated.hpp"
#include "acs712/rms.hpp"

namespace mainswatch {

/**
 * How counts of the converter become current, for one sensor and its divider.
 *
 * An ACS712 has its zero at half its supply and swings 185, 100 or 66 mV per ampere (5, 20 and 30 A
 * types). The 30 A type therefore moves from 0.52 V to 4.48 V, not from 0 V to 5 V; taking the whole
 * range for ±30 A (60 A / 1023 = 58.7 mA per count) reads 21 % too little.
 */
struct Acs712Calibration {
    /** 66 mV/A, divided by 5/3.3, at 3.3 V / 1023 per count: 74.05 mA. */
    static constexpr uint32_t kMicroAmpsPerCount30A = 74054;

    uint32_t microAmpsPerCount = kMicroAmpsPerCount30A;
    /** 1.65 V of 3.3 V until the no-load step has measured it. */
    uint32_t zeroSixteenths = 8184;
    /** Mean square of what is seen without load, in 1/256 of a square count. */
    uint32_t noiseSquare = 0;

    /** From the sensor's sheet, the divider (4.7 kΩ over 9.1 kΩ: 9100 of 13800) and the reference. */
    static uint32_t microAmpsPerCountOf(uint32_t microVoltsPerAmp, uint32_t dividerLower, uint32_t dividerTotal,
                                        uint32_t referenceMilliVolts);
};

/** A measured current. */
struct RmsCurrent {
    uint32_t milliAmps;
    bool clipped;
};

/** True RMS: noise is subtracted in quadrature, as independent things add. */
RmsCurrent rmsCurrent(const uint16_t* samples, size_t size, const Acs712Calibration& calibration);

/** The no-load step. Refused when a load was plainly on: more than six counts, or clipping. */
Calibrated calibrateZero(const uint16_t* samples, size_t size, Acs712Calibration& calibration);

/** The known-load step. Refused when it clips, is too small to tell (five counts), or is beyond belief. */
Calibrated calibrateGain(const uint16_t* samples, size_t size, uint32_t knownMilliAmps, Acs712Calibration& calibration);

}  // namespace mainswatch
