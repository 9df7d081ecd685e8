#include "journal/record.hpp"

#include "journal/bytes.hpp"
#include "modbus/crc16.hpp"

namespace mainswatch {

// byte  0     'M'
//       1     bits 0-1 kind, 2 dated, 3 clipped, 4-7 channel
//       2     seq, 4 bytes, low byte first as everything here
//       6     span, 2
//       8     boot, 3
//      11     time in tenths of a second, 5
//      16     energy Wh, 4
//      20     power 0.1 W, 3
//      23     voltage 0.1 V, 2
//      25     current mA, 3
//      28     power factor in percent, 1
//      29     frequency in 0.1 Hz above 39.9, 1; 0 is absent
//      30     CRC-16/Modbus of the 30 bytes before
static constexpr uint8_t kMark = 'M';
static constexpr uint16_t kFrequencyBase = 399;

static uint8_t packFrequency(uint16_t deciHertz) {
    const bool fits = deciHertz > kFrequencyBase && deciHertz <= kFrequencyBase + 255;
    return fits ? static_cast<uint8_t>(deciHertz - kFrequencyBase) : 0;
}

void encodeRecord(const Record& record, uint8_t (&bytes)[Record::kSize]) {
    bytes[0] = kMark;
    bytes[1] = static_cast<uint8_t>(static_cast<unsigned>(record.kind) | (record.dated ? 4U : 0U) |
                                    (record.clipped ? 8U : 0U) | (record.channel & 15U) << 4);
    putLittle(bytes + 2, record.seq, 4);
    putLittle(bytes + 6, record.span, 2);
    putLittle(bytes + 8, record.boot, 3);
    putLittle(bytes + 11, record.timeTenths, 5);
    putLittle(bytes + 16, record.energyWattHours, 4);
    putLittle(bytes + 20, record.powerDeciWatts, 3);
    putLittle(bytes + 23, record.voltageDeciVolts, 2);
    putLittle(bytes + 25, record.currentMilliAmps, 3);
    bytes[28] = record.powerFactorPercent;
    bytes[29] = packFrequency(record.frequencyDeciHertz);
    putLittle(bytes + 30, crc16(bytes, 30), 2);
}

bool decodeRecord(const uint8_t (&bytes)[Record::kSize], Record& record) {
    if (bytes[0] != kMark || getLittle(bytes + 30, 2) != crc16(bytes, 30) || (bytes[1] & 3U) > 2) {
        return false;
    }
    record.kind = static_cast<Record::Kind>(bytes[1] & 3U);
    record.dated = (bytes[1] & 4U) != 0;
    record.clipped = (bytes[1] & 8U) != 0;
    record.channel = bytes[1] >> 4;
    record.seq = static_cast<uint32_t>(getLittle(bytes + 2, 4));
    record.span = static_cast<uint16_t>(getLittle(bytes + 6, 2));
    record.boot = static_cast<uint32_t>(getLittle(bytes + 8, 3));
    record.timeTenths = getLittle(bytes + 11, 5);
    record.energyWattHours = static_cast<uint32_t>(getLittle(bytes + 16, 4));
    record.powerDeciWatts = static_cast<uint32_t>(getLittle(bytes + 20, 3));
    record.voltageDeciVolts = static_cast<uint16_t>(getLittle(bytes + 23, 2));
    record.currentMilliAmps = static_cast<uint32_t>(getLittle(bytes + 25, 3));
    record.powerFactorPercent = bytes[28];
    record.frequencyDeciHertz = bytes[29] == 0 ? Record::kAbsentFrequency
                                               : static_cast<uint16_t>(kFrequencyBase + bytes[29]);
    return record.kind != Record::Kind::reading || (record.span >= 1 && record.span <= record.seq);
}

}  // namespace mainswatch
