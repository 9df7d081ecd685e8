#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/**
 * One reading as it lies on flash. A value that was not measured is `kAbsent…`.
 *
 * A record covers the numbers `seq - span + 1` to `seq`: one when fresh, many when thinned. Its time is
 * Unix time when the clock was known at the moment of measuring, else the uptime of its run.
 */
struct Record {
    static constexpr size_t kSize = 32;
    static constexpr uint32_t kAbsentEnergy = 0xFFFFFFFF;
    static constexpr uint32_t kAbsentCurrent = 0xFFFFFF;
    static constexpr uint32_t kAbsentPower = 0xFFFFFF;
    static constexpr uint16_t kAbsentVoltage = 0xFFFF;
    static constexpr uint8_t kAbsentFactor = 0xFF;
    static constexpr uint16_t kAbsentFrequency = 0;

    enum class Kind : uint8_t {
        reading = 0,
        acknowledged = 1,  ///< the server has everything up to `seq`
        anchor = 2         ///< `time` is the Unix time at which run `boot` began
    };

    Kind kind = Kind::reading;
    bool dated = false;
    bool clipped = false;
    uint8_t channel = 1;
    uint32_t seq = 0;
    uint16_t span = 1;
    uint32_t boot = 0;
    /** Tenths of a second: since 1970 when `dated`, else since the start of `boot`. */
    uint64_t timeTenths = 0;
    uint32_t energyWattHours = kAbsentEnergy;
    uint32_t powerDeciWatts = kAbsentPower;
    uint32_t currentMilliAmps = kAbsentCurrent;
    uint16_t voltageDeciVolts = kAbsentVoltage;
    uint16_t frequencyDeciHertz = kAbsentFrequency;
    uint8_t powerFactorPercent = kAbsentFactor;

    uint32_t seqFrom() const { return seq - span + 1U; }
};

void encodeRecord(const Record& record, uint8_t (&bytes)[Record::kSize]);
/** False for anything that was not written whole. */
bool decodeRecord(const uint8_t (&bytes)[Record::kSize], Record& record);

}  // namespace mainswatch
