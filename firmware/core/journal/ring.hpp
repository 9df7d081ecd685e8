#pragma once
#include "journal/record.hpp"
#include "port.hpp"

namespace mainswatch {

/** What every sector's head remembers, so that dropping old sectors forgets none of it. */
struct RingNote {
    uint32_t nextSeq = 1;
    uint32_t acknowledgedSeq = 0;
};

/**
 * A log of records over neighbouring flash sectors. Sector `generation % sectors` holds that generation,
 * so order needs no table. Records are only ever appended; the oldest sector is dropped whole. A record is
 * there entirely or not at all: its CRC is written with it and what a power cut tore is skipped.
 */
class Ring {
public:
    Ring(Flash& flash, uint32_t firstSector, uint32_t sectorCount);

    /** Finds what earlier runs left. Call once, before anything else. */
    void mount();

    /** True when the next append needs the oldest sector's place. */
    bool full() const;
    /** False when the ring is full or the flash refuses. `note` goes into the head of a newly begun sector. */
    bool append(const Record& record, const RingNote& note);
    void dropOldestSector();

    /** Positions count slots over all generations: they grow for ever and survive restarts. */
    uint32_t begin() const { return empty_ ? 0 : oldest_ * slots_; }
    uint32_t end() const { return empty_ ? 0 : newest_ * slots_ + nextSlot_; }
    uint32_t endOfOldestSector() const;
    /** False when nothing whole lies there. */
    bool read(uint32_t position, Record& record) const;

    /** Of the newest sector found by `mount`. */
    const RingNote& note() const { return note_; }
    uint32_t capacity() const { return sectorCount_ * (slots_ - 1); }

private:
    uint32_t addressOf(uint32_t generation, uint32_t slot) const;
    bool readHead(uint32_t sector, uint32_t& generation, RingNote& note) const;
    bool beginSector(const RingNote& note);
    bool programSlot(const uint8_t (&bytes)[Record::kSize]);
    void findNextSlot();

    Flash& flash_;
    uint32_t firstSector_;
    uint32_t sectorCount_;
    uint32_t slots_;
    bool empty_ = true;
    uint32_t oldest_ = 0;
    uint32_t newest_ = 0;
    uint32_t nextSlot_ = 0;
    RingNote note_;
};

}  // namespace mainswatch
