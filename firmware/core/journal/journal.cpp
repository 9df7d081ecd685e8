#include "journal/journal.hpp"

namespace mainswatch {

// A quarter of the sectors as measured, a quarter by quarter hours, the rest by minutes: of 506 sectors
// 22 hours at 5 s, 22 days at 1 min and 168 days at 15 min.
static uint32_t quarterOf(const Flash& flash) {
    return flash.sectors() / 4;
}

Journal::Journal(Flash& flash)
    : rings_{Ring(flash, 0, quarterOf(flash)),
             Ring(flash, quarterOf(flash), flash.sectors() - 2 * quarterOf(flash)),
             Ring(flash, flash.sectors() - quarterOf(flash), quarterOf(flash))} {}

void Journal::mount() {
    nextSeq_ = 1;
    acknowledged_ = 0;
    for (size_t tier = kTiers; tier > 0; tier--) {
        rings_[tier - 1].mount();
        learn(tier - 1);
    }
    for (size_t tier = 0; tier < kTiers; tier++) {
        firstPending_[tier] = rings_[tier].begin();
    }
    skipAcknowledged();
}

void Journal::learn(size_t tier) {
    const Ring& ring = rings_[tier];
    nextSeq_ = ring.note().nextSeq > nextSeq_ ? ring.note().nextSeq : nextSeq_;
    acknowledged_ = ring.note().acknowledgedSeq > acknowledged_ ? ring.note().acknowledgedSeq : acknowledged_;
    Record record;
    for (uint32_t position = ring.begin(); position < ring.end(); position++) {
        if (!ring.read(position, record)) {
            continue;
        }
        boots_.note(record);
        if (record.kind == Record::Kind::reading && record.seq >= nextSeq_) {
            nextSeq_ = record.seq + 1;
        }
        if (record.kind == Record::Kind::acknowledged && record.seq > acknowledged_) {
            acknowledged_ = record.seq;
        }
    }
}

bool Journal::append(Record& record) {
    record.seq = nextSeq_++;
    record.span = 1;
    boots_.note(record);
    return store(0, record);
}

bool Journal::anchor(uint32_t boot, uint64_t beganTenths) {
    boots_.anchor(boot, beganTenths);
    Record record;
    record.kind = Record::Kind::anchor;
    record.boot = boot;
    record.timeTenths = beganTenths;
    return store(0, record);
}

void Journal::acknowledge(uint32_t seq) {
    if (seq > acknowledged_ && seq < nextSeq_) {
        acknowledged_ = seq;
        skipAcknowledged();
    }
}

void Journal::storeAcknowledged() {
    Record record;
    record.kind = Record::Kind::acknowledged;
    record.seq = acknowledged_;
    store(0, record);
}

void Journal::resumeAfter(uint32_t seq) {
    if (seq >= nextSeq_) {
        // The server knows numbers this flash does not: it was replaced or wiped. Never use them again.
        nextSeq_ = seq + 1;
    }
    acknowledged_ = seq;
    for (size_t tier = 0; tier < kTiers; tier++) {
        firstPending_[tier] = rings_[tier].begin();
    }
    skipAcknowledged();
}

/** Moves each tier's first pending position over what the server has. */
void Journal::skipAcknowledged() {
    Record record;
    for (size_t tier = 0; tier < kTiers; tier++) {
        uint32_t& position = firstPending_[tier];
        position = position < rings_[tier].begin() ? rings_[tier].begin() : position;
        while (position < rings_[tier].end() &&
               (!rings_[tier].read(position, record) || record.kind != Record::Kind::reading ||
                record.seq <= acknowledged_)) {
            position++;
        }
    }
}

bool Journal::store(size_t tier, const Record& record) {
    if (rings_[tier].full()) {
        makeRoom(tier);
    }
    return rings_[tier].append(record, note());
}

void Journal::makeRoom(size_t tier) {
    if (tier + 1 < kTiers) {
        thinOldestSector(tier);
    }
    rings_[tier].dropOldestSector();
    skipAcknowledged();
}

/** What the next tier has already (a cut came between merging and dropping) is not merged again. */
void Journal::thinOldestSector(size_t tier) {
    const Ring& ring = rings_[tier];
    Thinner thinner(tier == 0 ? kMinuteTenths : kQuarterTenths);
    const uint32_t stored = lastSeqOf(tier + 1);
    const uint32_t done = stored > acknowledged_ ? stored : acknowledged_;
    Record record;
    for (uint32_t position = ring.begin(); position < ring.endOfOldestSector(); position++) {
        if (!ring.read(position, record) || record.kind != Record::Kind::reading || record.seq <= done) {
            continue;
        }
        uint64_t unixTenths = 0;
        if (boots_.date(record, unixTenths)) {
            record.dated = true;
            record.timeTenths = unixTenths;
        }
        if (thinner.wouldBreak(record)) {
            moveOn(tier, thinner);
        }
        thinner.add(record);
    }
    if (!thinner.empty()) {
        moveOn(tier, thinner);
    }
}

bool Journal::moveOn(size_t tier, Thinner& thinner) {
    return store(tier + 1, thinner.take());
}

uint32_t Journal::lastSeqOf(size_t tier) const {
    const Ring& ring = rings_[tier];
    Record record;
    for (uint32_t position = ring.end(); position > ring.begin(); position--) {
        if (ring.read(position - 1, record)) {
            return record.seq;
        }
    }
    return 0;
}

uint32_t Journal::capacity() const {
    return rings_[0].capacity() + rings_[1].capacity() + rings_[2].capacity();
}

Journal::Walk::Walk(const Journal& journal)
    : journal_(journal),
      tier_(kTiers - 1),
      position_(journal.firstPending_[kTiers - 1]),
      after_(journal.acknowledged_) {}

bool Journal::Walk::next(Record& record) {
    for (;;) {
        const Ring& ring = journal_.rings_[tier_];
        while (position_ < ring.end()) {
            if (ring.read(position_++, record) && record.kind == Record::Kind::reading && record.seq > after_) {
                after_ = record.seq;
                return true;
            }
        }
        if (tier_ == 0) {
            return false;
        }
        tier_--;
        position_ = journal_.firstPending_[tier_];
    }
}

}  // namespace mainswatch
