#include <vector>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "journal/journal.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static constexpr uint32_t kSectorSize = 256;  // a head and seven records
static constexpr uint32_t kSectors = 16;

static Record readingAt(uint64_t tenths, uint32_t deciWatts) {
    Record record;
    record.boot = 3;
    record.timeTenths = tenths;
    record.powerDeciWatts = deciWatts;
    return record;
}

/** Appends `count` readings five seconds apart, of power 1000 + index and a counter that grows by 7 Wh. */
static unsigned fill(Journal& journal, unsigned count, unsigned from = 0) {
    unsigned stored = 0;
    for (unsigned i = from; i < from + count; i++) {
        Record record = readingAt(50ULL * i, 1000 + i);
        record.energyWattHours = 7 * i;
        stored += journal.append(record) ? 1 : 0;
    }
    return stored;
}

static std::vector<Record> all(const Journal& journal) {
    std::vector<Record> records;
    Journal::Walk walk(journal);
    for (Record record; walk.next(record);) {
        records.push_back(record);
    }
    return records;
}

TEST("what is appended is there after a restart, in order, numbered from 1") {
    FakeFlash flash(kSectorSize, kSectors);
    {
        Journal journal(flash);
        journal.mount();
        CHECK_EQUAL(fill(journal, 20), 20);
    }
    Journal journal(flash);
    journal.mount();
    const auto records = all(journal);
    CHECK_EQUAL(records.size(), 20);
    for (size_t i = 0; i < records.size(); i++) {
        CHECK_EQUAL(records[i].seq, i + 1);
        CHECK_EQUAL(records[i].powerDeciWatts, 1000 + i);
    }
    CHECK_EQUAL(journal.nextSeq(), 21);
}

TEST("a fresh chip of 506 sectors keeps about 64,000 records") {
    FakeFlash flash(4096, 506);
    CHECK_EQUAL(Journal(flash).capacity(), 506 * 127);
}

TEST("a ring is used to its last slot before anything is thinned") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    fill(journal, kSectors / 4 * 7);
    CHECK_EQUAL(all(journal).size(), kSectors / 4 * 7);
    CHECK_EQUAL(flash.erases, kSectors / 4);
    fill(journal, 1, kSectors / 4 * 7);
    CHECK(all(journal).size() < kSectors / 4 * 7);
}

TEST("what the server has is not offered again, also after a restart") {
    FakeFlash flash(kSectorSize, kSectors);
    {
        Journal journal(flash);
        journal.mount();
        fill(journal, 20);
        journal.acknowledge(12);
        journal.storeAcknowledged();
        CHECK_EQUAL(journal.pending(), 8);
    }
    Journal journal(flash);
    journal.mount();
    CHECK_EQUAL(all(journal).front().seq, 13);
    CHECK_EQUAL(journal.pending(), 8);
}

TEST("a full journal thins: every number stays covered once and energy and mean power stay exact") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    const unsigned count = 150;
    CHECK_EQUAL(fill(journal, count), count);
    uint32_t expected = 1;
    uint64_t powerSum = 0;
    bool thinned = false;
    for (const Record& record : all(journal)) {
        CHECK_EQUAL(record.seqFrom(), expected);
        CHECK_EQUAL(record.energyWattHours, 7 * (record.seq - 1));
        expected = record.seq + 1;
        powerSum += static_cast<uint64_t>(record.powerDeciWatts) * record.span;
        thinned = thinned || record.span > 1;
    }
    CHECK(thinned);
    CHECK_EQUAL(expected, count + 1);
    const uint64_t truth = 1000ULL * count + count * (count - 1) / 2;
    CHECK(powerSum > truth - count && powerSum < truth + count);
    CHECK(!flash.brokeRules);
}

TEST("when all three rings are full only the oldest is lost") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    const unsigned count = 12000;
    CHECK_EQUAL(fill(journal, count), count);
    const auto records = all(journal);
    CHECK(records.front().seqFrom() > 1);
    for (size_t i = 1; i < records.size(); i++) {
        CHECK_EQUAL(records[i].seqFrom(), records[i - 1].seq + 1);
    }
    CHECK_EQUAL(records.back().seq, count);
    CHECK(!flash.brokeRules);
}

TEST("acknowledged sectors are dropped without being thinned") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    for (unsigned i = 0; i < 200; i++) {
        fill(journal, 1, i);
        journal.acknowledge(i + 1);
    }
    CHECK_EQUAL(all(journal).size(), 0);
    Journal again(flash);
    again.mount();
    CHECK_EQUAL(again.nextSeq(), 201);
    CHECK(again.acknowledgedSeq() >= 190);
}

/** Cuts the power after `budget` bytes, restarts, and says what is wrong; empty when nothing is. */
static std::string cutAndCompare(int64_t budget, unsigned count) {
    FakeFlash flash(kSectorSize, kSectors);
    unsigned stored = 0;
    {
        Journal journal(flash);
        journal.mount();
        flash.budget = budget;
        for (unsigned i = 0; i < count && flash.powered(); i++) {
            stored += fill(journal, 1, i);
        }
        flash.budget = -1;
    }
    Journal journal(flash);
    journal.mount();
    uint32_t expected = 1;
    for (const Record& record : all(journal)) {
        if (record.seqFrom() != expected) {
            return "a number is missing or doubled";
        }
        expected = record.seq + 1;
    }
    // The record in whose writing the power went may be whole although nobody was told.
    if (expected - 1 != stored && expected - 1 != stored + 1) {
        return "a stored record is gone";
    }
    if (fill(journal, 30, count) != 30 || flash.brokeRules) {
        return "it does not work afterwards";
    }
    return "";
}

TEST("power may go at any byte while sectors fill and are thinned: nothing stored is lost or doubled") {
    for (int64_t budget = 1; budget < 9000; budget++) {
        const std::string wrong = cutAndCompare(budget, 160);
        if (!wrong.empty()) {
            CHECK_TEXT(wrong.c_str(), "");
            CHECK_EQUAL(budget, 0);
            return;
        }
    }
}

TEST("a number is not used again although its record was torn") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    fill(journal, 2);
    flash.budget = 10;
    CHECK_EQUAL(fill(journal, 1, 2), 0);
    flash.budget = -1;
    fill(journal, 1, 3);
    const auto records = all(journal);
    CHECK_EQUAL(records.size(), 3);
    CHECK_EQUAL(records.back().seq, 4);
}

TEST("the server's word moves the journal back when the server has lost something") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    fill(journal, 20);
    journal.acknowledge(20);
    journal.resumeAfter(15);
    CHECK_EQUAL(journal.pending(), 5);
    CHECK_EQUAL(all(journal).front().seq, 16);
}

TEST("a replaced chip goes on where the server stands") {
    FakeFlash flash(kSectorSize, kSectors);
    Journal journal(flash);
    journal.mount();
    journal.resumeAfter(5000);
    fill(journal, 1);
    CHECK_EQUAL(all(journal).front().seq, 5001);
    CHECK_EQUAL(journal.pending(), 1);
}

TEST("an anchor is found again after a restart") {
    FakeFlash flash(kSectorSize, kSectors);
    {
        Journal journal(flash);
        journal.mount();
        fill(journal, 3);
        journal.anchor(3, 17900000000ULL);
    }
    Journal journal(flash);
    journal.mount();
    uint64_t unixTenths = 0;
    CHECK(journal.boots().date(all(journal).back(), unixTenths));
    CHECK_EQUAL(unixTenths, 17900000100ULL);
}
