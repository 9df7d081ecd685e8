#pragma once
#include "journal/boot_table.hpp"
#include "journal/ring.hpp"
#include "journal/thinner.hpp"

namespace mainswatch {

/**
 * Keeps readings until the server has them. Three rings share the flash: as measured, a minute, a quarter
 * of an hour. When one is full its oldest sector is merged into the next and then dropped; the last one
 * loses its oldest. Cut the power anywhere: what was complete is there once, in one of the three.
 *
 * `append` may have stored a record although it says it has not (the cut came after the last byte), so a
 * number is never used twice and the server compares (boot, seq).
 */
class Journal {
public:
    static constexpr size_t kTiers = 3;
    static constexpr uint32_t kMinuteTenths = 600;
    static constexpr uint32_t kQuarterTenths = 9000;
    /** Each tier needs two sectors at the least. */
    static constexpr uint32_t kLeastSectors = 8;

    explicit Journal(Flash& flash);

    void mount();

    /** Gives the record the next number and stores it. */
    bool append(Record& record);
    /** This run began at that time. Stored once, so that records of this run can be dated by the next. */
    bool anchor(uint32_t boot, uint64_t beganTenths);

    /** The server has everything up to `seq`. Remembered at once, stored with the next record or by `storeAcknowledged`. */
    void acknowledge(uint32_t seq);
    void storeAcknowledged();
    /** The server says what it has: also backwards, when it has lost something that is still here. */
    void resumeAfter(uint32_t seq);

    uint32_t nextSeq() const { return nextSeq_; }
    uint32_t acknowledgedSeq() const { return acknowledged_; }
    uint32_t pending() const { return nextSeq_ - 1 - acknowledged_; }
    const BootTable& boots() const { return boots_; }
    uint32_t capacity() const;

    /** Walks the readings after the acknowledged one, oldest first. Valid until the journal changes. */
    class Walk {
    public:
        explicit Walk(const Journal& journal);
        /** False at the end. */
        bool next(Record& record);

    private:
        const Journal& journal_;
        size_t tier_;
        uint32_t position_;
        uint32_t after_;
    };

private:
    friend class Walk;

    RingNote note() const { return {nextSeq_, acknowledged_}; }
    bool store(size_t tier, const Record& record);
    void makeRoom(size_t tier);
    void thinOldestSector(size_t tier);
    bool moveOn(size_t tier, Thinner& thinner);
    uint32_t lastSeqOf(size_t tier) const;
    void learn(size_t tier);
    void skipAcknowledged();

    Ring rings_[kTiers];  // fine, minute, quarter
    uint32_t firstPending_[kTiers] = {};
    uint32_t nextSeq_ = 1;
    uint32_t acknowledged_ = 0;
    BootTable boots_;
};

}  // namespace mainswatch
