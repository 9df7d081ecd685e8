#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** How an exchange with the meter ended. Each cause has its own cure, so they are told apart. */
enum class PzemOutcome : uint8_t {
    ok,
    timeout,        ///< not one byte came: the mains side of the module is probably dead
    tooShort,       ///< it began to answer and broke off
    badCrc,         ///< noise on the line
    wrongAddress,   ///< another module answered
    wrongFunction,  ///< an answer to a question that was not asked
    exception,      ///< the module refused
    outOfRange      ///< a sound frame with values no module can measure
};

const char* nameOf(PzemOutcome outcome);

/** What the module measures, in the units of its registers. */
struct PzemReading {
    uint16_t voltageDeciVolts;
    uint32_t currentMilliAmps;
    uint32_t powerDeciWatts;
    uint32_t energyWattHours;
    uint16_t frequencyDeciHertz;
    uint8_t powerFactorPercent;
    bool alarm;
};

/** A request or an answer as it goes over the line. */
struct PzemFrame {
    static constexpr size_t kLargest = 25;
    static constexpr uint8_t kAnyAddress = 0xF8;
    static constexpr uint8_t kLastAddress = 0xF7;

    uint8_t bytes[kLargest] = {};
    size_t size = 0;
};

PzemFrame pzemReadRequest(uint8_t address);
PzemFrame pzemResetEnergyRequest(uint8_t address);
/** `newAddress` from 1 to `PzemFrame::kLastAddress`. */
PzemFrame pzemSetAddressRequest(uint8_t address, uint8_t newAddress);

/** Bytes of the answer to `request` that begins with `answer`: an exception is shorter than what was asked for. */
size_t pzemAnswerSize(const PzemFrame& request, const uint8_t* answer, size_t size);

/** Length, CRC, address and function of an answer, in this order. */
PzemOutcome pzemCheckAnswer(const PzemFrame& request, const uint8_t* answer, size_t size);

/** The values in an answer that `pzemCheckAnswer` found sound. */
PzemOutcome pzemParseReading(const uint8_t* answer, PzemReading& reading);

}  // namespace mainswatch
