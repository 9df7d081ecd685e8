#include "node/facts.hpp"

#include "node/version.hpp"

namespace mainswatch {

static const char* nameOf(StartReason reason) {
    static const char* const kNames[] = {"unknown", "power", "reset", "software", "watchdog", "crash", "brownout"};
    return kNames[static_cast<unsigned>(reason)];
}

static void addCalibration(Text& to, const Settings& settings, const Calibrator& calibrator) {
    to.add(",\"calibration\":{\"microAmpsPerCount\":").addUnsigned(settings.microAmpsPerCount);
    to.add(",\"zeroSixteenths\":").addUnsigned(settings.zeroSixteenths);
    to.add(",\"noiseSquare\":").addUnsigned(settings.noiseSquare);
    to.add(",\"mainsDeciVolts\":").addUnsigned(settings.mainsDeciVolts);
    to.add(",\"clipped\":").addUnsigned(calibrator.clippedReadings()).add('}');
}

static void addOrder(Text& to, const Settings& settings) {
    to.add(",\"order\":{\"number\":").addUnsigned(settings.orderNumber);
    to.add(",\"outcome\":").addQuoted(nameOf(static_cast<Calibrated>(settings.orderOutcome))).add('}');
}

void addFacts(Text& to, const Facts& facts) {
    const Settings& settings = facts.settings;
    to.add("{\"firmware\":").addQuoted(kFirmwareVersion);
    to.add(",\"start\":{\"boot\":").addUnsigned(facts.boot);
    to.add(",\"reason\":").addQuoted(nameOf(facts.reason)).add('}');
    if (facts.signalDbm != 0) {
        to.add(",\"signalDbm\":").addSigned(facts.signalDbm);
    }
    to.add(",\"freeMemoryBytes\":").addUnsigned(facts.freeMemory);
    to.add(",\"journal\":{\"pending\":").addUnsigned(facts.journal.pending());
    to.add(",\"capacity\":").addUnsigned(facts.journal.capacity());
    to.add(",\"refused\":").addUnsigned(facts.refusedRecords).add('}');
    to.add(",\"intervals\":{\"metrics\":").addUnsigned(settings.metricsMillis);
    to.add(",\"energy\":").addUnsigned(settings.energyMillis).add('}');
    if (facts.calibrator != nullptr) {
        addCalibration(to, settings, *facts.calibrator);
    }
    if (settings.orderNumber != 0) {
        addOrder(to, settings);
    }
    to.add('}');
}

}  // namespace mainswatch
