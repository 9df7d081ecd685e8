#include "journal/thinner.hpp"

namespace mainswatch {

static constexpr uint32_t kWidestSpan = 0xFFFF;

void Thinner::Mean::add(uint32_t value, uint32_t absent, uint32_t times) {
    if (value != absent) {
        sum += static_cast<uint64_t>(value) * times;
        weight += times;
    }
}

uint32_t Thinner::Mean::value(uint32_t absent) const {
    return weight == 0 ? absent : static_cast<uint32_t>((sum + weight / 2) / weight);
}

bool Thinner::wouldBreak(const Record& record) const {
    if (empty()) {
        return false;
    }
    return record.boot != last_.boot || record.channel != last_.channel || record.dated != last_.dated ||
           record.seqFrom() != last_.seq + 1 || weight_ + record.span > kWidestSpan ||
           record.timeTenths / interval_ != last_.timeTenths / interval_;
}

void Thinner::add(const Record& record) {
    last_ = record;
    weight_ += record.span;
    clipped_ = clipped_ || record.clipped;
    power_.add(record.powerDeciWatts, Record::kAbsentPower, record.span);
    current_.add(record.currentMilliAmps, Record::kAbsentCurrent, record.span);
    voltage_.add(record.voltageDeciVolts, Record::kAbsentVoltage, record.span);
    frequency_.add(record.frequencyDeciHertz, Record::kAbsentFrequency, record.span);
    factor_.add(record.powerFactorPercent, Record::kAbsentFactor, record.span);
}

Record Thinner::take() {
    Record merged = last_;
    merged.span = static_cast<uint16_t>(weight_);
    merged.clipped = clipped_;
    merged.powerDeciWatts = power_.value(Record::kAbsentPower);
    merged.currentMilliAmps = current_.value(Record::kAbsentCurrent);
    merged.voltageDeciVolts = static_cast<uint16_t>(voltage_.value(Record::kAbsentVoltage));
    merged.frequencyDeciHertz = static_cast<uint16_t>(frequency_.value(Record::kAbsentFrequency));
    merged.powerFactorPercent = static_cast<uint8_t>(factor_.value(Record::kAbsentFactor));
    *this = Thinner(interval_);
    return merged;
}

}  // namespace mainswatch
