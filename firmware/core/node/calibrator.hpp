#pragma once
#include <stdint.h>

#include "acs712/calibrated.hpp"

namespace mainswatch {

/** The calibration steps of a device that has any. */
struct Calibrator {
    virtual Calibrated calibrateZero() = 0;
    virtual Calibrated calibrateGain(uint32_t knownMilliAmps) = 0;
    /** Readings of this run that were beyond what the sensor can show: they are too small. */
    virtual uint32_t clippedReadings() const = 0;

protected:
    ~Calibrator() = default;
};

}  // namespace mainswatch
