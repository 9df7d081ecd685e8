#include "upload/batch.hpp"

#include "clock/calendar.hpp"

namespace mainswatch {

static void addNumber(Text& to, const char* name, uint32_t value, unsigned decimals) {
    to.add(",\"").add(name).add("\":").addDecimal(value, decimals);
}

static void addRange(Text& to, uint32_t boot, uint32_t seqFrom, uint32_t seqTo) {
    to.add("\"boot\":").addUnsigned(boot);
    if (seqFrom == seqTo) {
        addNumber(to, "seq", seqTo, 0);
    } else {
        addNumber(to, "seqFrom", seqFrom, 0);
        addNumber(to, "seqTo", seqTo, 0);
    }
}

void addReading(Text& to, const Record& record, uint64_t unixTenths) {
    to.add('{');
    addRange(to, record.boot, record.seqFrom(), record.seq);
    to.add(",\"at\":\"");
    addInstant(to, unixTenths);
    to.add('"');
    if (record.channel != 1) {
        addNumber(to, "channel", record.channel, 0);
    }
    if (record.powerDeciWatts != Record::kAbsentPower) {
        addNumber(to, "powerWatts", record.powerDeciWatts, 1);
    }
    if (record.voltageDeciVolts != Record::kAbsentVoltage) {
        addNumber(to, "voltageVolts", record.voltageDeciVolts, 1);
    }
    if (record.currentMilliAmps != Record::kAbsentCurrent) {
        addNumber(to, "currentAmps", record.currentMilliAmps, 3);
    }
    if (record.frequencyDeciHertz != Record::kAbsentFrequency) {
        addNumber(to, "frequencyHertz", record.frequencyDeciHertz, 1);
    }
    if (record.powerFactorPercent != Record::kAbsentFactor) {
        addNumber(to, "powerFactor", record.powerFactorPercent, 2);
    }
    if (record.energyWattHours != Record::kAbsentEnergy) {
        addNumber(to, "energyWh", record.energyWattHours, 0);
    }
    to.add('}');
}

void addLost(Text& to, uint32_t boot, uint32_t seqFrom, uint32_t seqTo) {
    to.add("{\"boot\":").addUnsigned(boot);
    addNumber(to, "seqFrom", seqFrom, 0);
    addNumber(to, "seqTo", seqTo, 0);
    to.add(",\"lost\":true}");
}

BatchSummary buildBatch(Text& body, const Journal& journal, unsigned most) {
    BatchSummary summary;
    summary.lastSeq = journal.acknowledgedSeq();
    body.add('[');
    Journal::Walk walk(journal);
    Record record;
    while (summary.records + 2 <= most && walk.next(record)) {
        const size_t before = body.size();
        uint64_t unixTenths = 0;
        if (!journal.boots().date(record, unixTenths)) {
            break;  // wait for the time: a reading without one would be dated wrongly for ever
        }
        const bool gap = record.seqFrom() > summary.lastSeq + 1;
        if (gap) {
            addLost(body.add(summary.records > 0 ? "," : ""), record.boot, summary.lastSeq + 1, record.seqFrom() - 1);
        }
        addReading(body.add(summary.records > 0 || gap ? "," : ""), record, unixTenths);
        if (body.overflowed() || body.room() < 1) {
            body.cutTo(before);
            break;
        }
        summary.records += gap ? 2 : 1;
        summary.lastSeq = record.seq;
    }
    body.add(']');
    return summary;
}

}  // namespace mainswatch
