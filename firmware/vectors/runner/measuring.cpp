#include <string.h>

#include "acs712/calibration.hpp"
#include "pzem/frame.hpp"
#include "runner/answers.hpp"

namespace mainswatch::vectors {

static void addField(Text& to, const char* name, uint64_t value) {
    to.add(' ').add(name).add('=').addUnsigned(value);
}

void answerPzemRequest(const Vector& vector, Text& to) {
    char operation[16];
    vector.text("operation", operation, sizeof operation);
    const uint8_t address = static_cast<uint8_t>(vector.number("address"));
    const uint8_t newAddress = static_cast<uint8_t>(vector.number("newAddress"));
    const PzemFrame frame =
        strcmp(operation, "read") == 0    ? pzemReadRequest(address)
        : strcmp(operation, "reset") == 0 ? pzemResetEnergyRequest(address)
                                          : pzemSetAddressRequest(address, newAddress);
    to.add(" frame=").addHex(frame.bytes, frame.size);
}

void answerPzemAnswer(const Vector& vector, Text& to) {
    PzemFrame request;
    request.size = vector.bytes("request", request.bytes, sizeof request.bytes);
    uint8_t answer[64];
    const size_t size = vector.bytes("answer", answer, sizeof answer);
    PzemOutcome outcome = pzemCheckAnswer(request, answer, size);
    const bool isRead = request.bytes[1] == 4;
    PzemReading reading{};
    if (outcome == PzemOutcome::ok && isRead) {
        outcome = pzemParseReading(answer, reading);
    }
    to.add(" outcome=").add(nameOf(outcome));
    if (outcome == PzemOutcome::ok && isRead) {
        addField(to, "voltageDeciVolts", reading.voltageDeciVolts);
        addField(to, "currentMilliAmps", reading.currentMilliAmps);
        addField(to, "powerDeciWatts", reading.powerDeciWatts);
        addField(to, "energyWattHours", reading.energyWattHours);
        addField(to, "frequencyDeciHertz", reading.frequencyDeciHertz);
        addField(to, "powerFactorPercent", reading.powerFactorPercent);
        addField(to, "alarm", reading.alarm ? 1 : 0);
    }
}

static size_t readSamples(const Vector& vector, uint16_t* samples) {
    const char* value = nullptr;
    size_t size = 0;
    vector.field("samples", value, size);
    size_t count = 0;
    for (size_t i = 0; i + 2 < size && count < SampleWindow::kSamples; i += 3) {
        samples[count++] =
            static_cast<uint16_t>(hexDigit(value[i]) << 8 | hexDigit(value[i + 1]) << 4 | hexDigit(value[i + 2]));
    }
    return count;
}

void answerRms(const Vector& vector, Text& to) {
    static uint16_t samples[SampleWindow::kSamples];
    const size_t count = readSamples(vector, samples);
    Acs712Calibration calibration;
    calibration.zeroSixteenths = static_cast<uint32_t>(vector.number("zeroSixteenths"));
    calibration.noiseSquare = static_cast<uint32_t>(vector.number("noiseSquare"));
    calibration.microAmpsPerCount = static_cast<uint32_t>(vector.number("microAmpsPerCount"));
    const SampleWindow window = measureAround(samples, count, calibration.zeroSixteenths);
    addField(to, "meanSixteenths", window.meanSixteenths);
    addField(to, "meanSquare", window.meanSquare);
    addField(to, "clipped", window.clipped ? 1 : 0);
    addField(to, "milliAmps", rmsCurrent(samples, count, calibration).milliAmps);
}

}  // namespace mainswatch::vectors
