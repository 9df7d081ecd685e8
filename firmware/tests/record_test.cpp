#include "check.hpp"
#include "journal/journal.hpp"

using namespace mainswatch;

static Record readingAt(uint64_t tenths, uint32_t deciWatts) {
    Record record;
    record.boot = 3;
    record.timeTenths = tenths;
    record.powerDeciWatts = deciWatts;
    return record;
}

TEST("a record comes back from its 32 bytes as it was") {
    Record record = readingAt(17900000000ULL, 24);
    record.dated = record.clipped = true;
    record.channel = 9;
    record.seq = 0x89ABCDEF;
    record.span = 180;
    record.boot = 0xABCDEF;
    record.energyWattHours = 9999990;
    record.voltageDeciVolts = 2257;
    record.currentMilliAmps = 100000;
    record.powerFactorPercent = 97;
    record.frequencyDeciHertz = 499;
    uint8_t bytes[Record::kSize];
    encodeRecord(record, bytes);
    Record back;
    CHECK(decodeRecord(bytes, back));
    CHECK(back.dated && back.clipped && back.kind == Record::Kind::reading);
    CHECK_EQUAL(back.channel, 9);
    CHECK_EQUAL(back.seq, record.seq);
    CHECK_EQUAL(back.span, 180);
    CHECK_EQUAL(back.boot, 0xABCDEF);
    CHECK_EQUAL(back.timeTenths, record.timeTenths);
    CHECK_EQUAL(back.energyWattHours, 9999990);
    CHECK_EQUAL(back.powerDeciWatts, 24);
    CHECK_EQUAL(back.voltageDeciVolts, 2257);
    CHECK_EQUAL(back.currentMilliAmps, 100000);
    CHECK_EQUAL(back.powerFactorPercent, 97);
    CHECK_EQUAL(back.frequencyDeciHertz, 499);
}

TEST("no flipped bit of a record goes unnoticed") {
    Record record = readingAt(5, 6);
    record.seq = 1;
    uint8_t bytes[Record::kSize];
    encodeRecord(record, bytes);
    for (unsigned bit = 0; bit < 8 * Record::kSize; bit++) {
        bytes[bit / 8] = static_cast<uint8_t>(bytes[bit / 8] ^ 1U << (bit % 8));
        CHECK(!decodeRecord(bytes, record));
        bytes[bit / 8] = static_cast<uint8_t>(bytes[bit / 8] ^ 1U << (bit % 8));
    }
}

TEST("a thinned record never reaches over a minute, a run or a gap") {
    Thinner thinner(Journal::kMinuteTenths);
    Record record = readingAt(590, 10);
    record.seq = 5;
    thinner.add(record);
    Record next = readingAt(599, 20);
    next.seq = 6;
    CHECK(!thinner.wouldBreak(next));
    Record later = next;
    later.timeTenths = 600;
    CHECK(thinner.wouldBreak(later));
    Record otherRun = next;
    otherRun.boot = 4;
    CHECK(thinner.wouldBreak(otherRun));
    Record afterGap = next;
    afterGap.seq = 7;
    CHECK(thinner.wouldBreak(afterGap));
    Record dated = next;
    dated.dated = true;
    CHECK(thinner.wouldBreak(dated));
}

TEST("a reading from before the time was known is dated by its run's beginning") {
    BootTable boots;
    const Record record = readingAt(300, 1);
    uint64_t unixTenths = 0;
    boots.note(record);
    CHECK(!boots.date(record, unixTenths));
    boots.anchor(3, 17900000000ULL);
    CHECK(boots.date(record, unixTenths));
    CHECK_EQUAL(unixTenths, 17900000300ULL);
}

TEST("runs that never learned the time are taken to have ended where the next began") {
    BootTable boots;
    Record first = readingAt(300, 1);
    Record second = readingAt(700, 1);
    second.boot = 4;
    boots.note(first);
    boots.note(second);
    boots.anchor(5, 17900000000ULL);
    uint64_t unixTenths = 0;
    CHECK(boots.date(first, unixTenths));
    CHECK_EQUAL(unixTenths, 17900000000ULL - 700);
    CHECK(boots.date(second, unixTenths));
    CHECK_EQUAL(unixTenths, 17900000000ULL);
}
