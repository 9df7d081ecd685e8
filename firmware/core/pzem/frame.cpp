#include "pzem/frame.hpp"

#include <string.h>

#include "modbus/crc16.hpp"

namespace mainswatch {

// Requests (all but the reset have register and value, high byte first):
//
//   read         addr 04  00 00  00 0A  crcLo crcHi     ten input registers from 0
//   reset energy addr 42  crcLo crcHi
//   set address  addr 06  00 02  00 new crcLo crcHi     holding register 2
//
// Answers: the reset and the set address come back as sent. An exception is
//
//   addr function|80 code crcLo crcHi
//
// Function 41 calibrates the module for ever and is never sent.
static constexpr uint8_t kRead = 0x04;
static constexpr uint8_t kWrite = 0x06;
static constexpr uint8_t kReset = 0x42;
static constexpr uint8_t kExceptionBit = 0x80;
static constexpr size_t kExceptionSize = 5;
static constexpr size_t kReadAnswerSize = 25;
static constexpr uint8_t kReadAnswerBytes = 20;

const char* nameOf(PzemOutcome outcome) {
    static const char* const kNames[] = {"ok",           "timeout",       "too short", "bad crc",
                                         "wrong address", "wrong function", "exception", "out of range"};
    return kNames[static_cast<unsigned>(outcome)];
}

static PzemFrame closed(const uint8_t* bytes, size_t size) {
    PzemFrame frame;
    memcpy(frame.bytes, bytes, size);
    const uint16_t crc = crc16(bytes, size);
    frame.bytes[size] = static_cast<uint8_t>(crc);
    frame.bytes[size + 1] = static_cast<uint8_t>(crc >> 8);
    frame.size = size + 2;
    return frame;
}

PzemFrame pzemReadRequest(uint8_t address) {
    const uint8_t bytes[] = {address, kRead, 0, 0, 0, 10};
    return closed(bytes, sizeof bytes);
}

PzemFrame pzemResetEnergyRequest(uint8_t address) {
    const uint8_t bytes[] = {address, kReset};
    return closed(bytes, sizeof bytes);
}

PzemFrame pzemSetAddressRequest(uint8_t address, uint8_t newAddress) {
    const uint8_t bytes[] = {address, kWrite, 0, 2, 0, newAddress};
    return closed(bytes, sizeof bytes);
}

size_t pzemAnswerSize(const PzemFrame& request, const uint8_t* answer, size_t size) {
    if (size >= 2 && (answer[1] & kExceptionBit) != 0) {
        return kExceptionSize;
    }
    return request.bytes[1] == kRead ? kReadAnswerSize : request.size;
}

PzemOutcome pzemCheckAnswer(const PzemFrame& request, const uint8_t* answer, size_t size) {
    if (size == 0) {
        return PzemOutcome::timeout;
    }
    const size_t expected = pzemAnswerSize(request, answer, size);
    if (size < expected) {
        return PzemOutcome::tooShort;
    }
    if (crc16(answer, expected - 2) != (answer[expected - 2] | answer[expected - 1] << 8)) {
        return PzemOutcome::badCrc;
    }
    if (request.bytes[0] != PzemFrame::kAnyAddress && answer[0] != request.bytes[0]) {
        return PzemOutcome::wrongAddress;
    }
    if (answer[1] == (request.bytes[1] | kExceptionBit)) {
        return PzemOutcome::exception;
    }
    if (answer[1] != request.bytes[1]) {
        return PzemOutcome::wrongFunction;
    }
    const bool asAsked = request.bytes[1] == kRead ? answer[2] == kReadAnswerBytes
                                                   : memcmp(answer + 1, request.bytes + 1, request.size - 3) == 0;
    return asAsked ? PzemOutcome::ok : PzemOutcome::wrongFunction;
}

static uint16_t word(const uint8_t* answer, unsigned reg) {
    return static_cast<uint16_t>(answer[3 + 2 * reg] << 8 | answer[4 + 2 * reg]);
}

/** Two registers, the low word first. */
static uint32_t longWord(const uint8_t* answer, unsigned reg) {
    return word(answer, reg) | static_cast<uint32_t>(word(answer, reg + 1)) << 16;
}

// Beyond what the 100 A module can show; 0 V happens while its mains side comes up.
static bool plausible(const PzemReading& reading, uint16_t powerFactor) {
    return reading.voltageDeciVolts <= 3000 && reading.currentMilliAmps <= 110000 &&
           reading.powerDeciWatts <= 330000 && reading.energyWattHours <= 9999990 &&
           reading.frequencyDeciHertz <= 700 && powerFactor <= 100;
}

// addr 04 14  V    I lo  I hi  P lo  P hi  E lo  E hi  F    PF   alarm  crcLo crcHi
//             0.1V 1 mA        0.1 W       1 Wh        .1Hz .01  FFFF = over the threshold
// byte      3    5     7     9     11    13    15    17   19   21     23    24
PzemOutcome pzemParseReading(const uint8_t* answer, PzemReading& reading) {
    PzemReading values{};
    values.voltageDeciVolts = word(answer, 0);
    values.currentMilliAmps = longWord(answer, 1);
    values.powerDeciWatts = longWord(answer, 3);
    values.energyWattHours = longWord(answer, 5);
    values.frequencyDeciHertz = word(answer, 7);
    values.alarm = word(answer, 9) == 0xFFFF;
    const uint16_t powerFactor = word(answer, 8);
    if (!plausible(values, powerFactor)) {
        return PzemOutcome::outOfRange;
    }
    values.powerFactorPercent = static_cast<uint8_t>(powerFactor);
    reading = values;
    return PzemOutcome::ok;
}

}  // namespace mainswatch
