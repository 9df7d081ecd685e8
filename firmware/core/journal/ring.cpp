#include "journal/ring.hpp"

#include <string.h>

#include "journal/bytes.hpp"
#include "modbus/crc16.hpp"

namespace mainswatch {

// Slot 0 of a sector is its head; generation and note are 4 bytes, low byte first:
//
//   0 'M' 'W' 'J' '1'   4 generation   8 next seq   12 acknowledged seq   16 FF…   30 CRC-16 of 30 bytes
static const uint8_t kMagic[4] = {'M', 'W', 'J', '1'};
static constexpr unsigned kProgramTries = 3;
// Far beyond what the flash endures, and near enough that positions never wrap.
static constexpr uint32_t kMostGenerations = 1U << 24;

Ring::Ring(Flash& flash, uint32_t firstSector, uint32_t sectorCount)
    : flash_(flash),
      firstSector_(firstSector),
      sectorCount_(sectorCount),
      slots_(flash.sectorSize() / static_cast<uint32_t>(Record::kSize)) {}

uint32_t Ring::addressOf(uint32_t generation, uint32_t slot) const {
    return (firstSector_ + generation % sectorCount_) * flash_.sectorSize() +
           slot * static_cast<uint32_t>(Record::kSize);
}

bool Ring::readHead(uint32_t sector, uint32_t& generation, RingNote& note) const {
    uint8_t head[Record::kSize];
    if (!flash_.read(addressOf(sector, 0), head, sizeof head) || memcmp(head, kMagic, sizeof kMagic) != 0 ||
        getLittle(head + 30, 2) != crc16(head, 30)) {
        return false;
    }
    generation = static_cast<uint32_t>(getLittle(head + 4, 4));
    note.nextSeq = static_cast<uint32_t>(getLittle(head + 8, 4));
    note.acknowledgedSeq = static_cast<uint32_t>(getLittle(head + 12, 4));
    return generation < kMostGenerations && generation % sectorCount_ == sector;
}

void Ring::mount() {
    empty_ = true;
    uint32_t generation = 0;
    RingNote note;
    for (uint32_t sector = 0; sector < sectorCount_; sector++) {
        if (readHead(sector, generation, note) && (empty_ || generation > newest_)) {
            empty_ = false;
            newest_ = generation;
            note_ = note;
        }
    }
    oldest_ = newest_;
    for (uint32_t sector = 0; sector < sectorCount_ && !empty_; sector++) {
        if (readHead(sector, generation, note) && generation < oldest_ && newest_ - generation < sectorCount_) {
            oldest_ = generation;
        }
    }
    findNextSlot();
}

void Ring::findNextSlot() {
    nextSlot_ = empty_ ? 0 : slots_;
    uint8_t bytes[Record::kSize];
    while (nextSlot_ > 1 && flash_.read(addressOf(newest_, nextSlot_ - 1), bytes, sizeof bytes) &&
           isErased(bytes, sizeof bytes)) {
        nextSlot_--;
    }
}

bool Ring::full() const {
    return !empty_ && nextSlot_ >= slots_ && newest_ - oldest_ + 1 >= sectorCount_;
}

bool Ring::beginSector(const RingNote& note) {
    const uint32_t generation = empty_ ? 0 : newest_ + 1;
    uint8_t head[Record::kSize];
    memset(head, 0xFF, sizeof head);
    memcpy(head, kMagic, sizeof kMagic);
    putLittle(head + 4, generation, 4);
    putLittle(head + 8, note.nextSeq, 4);
    putLittle(head + 12, note.acknowledgedSeq, 4);
    putLittle(head + 30, crc16(head, 30), 2);
    if (!flash_.erase(firstSector_ + generation % sectorCount_) ||
        !flash_.program(addressOf(generation, 0), head, sizeof head)) {
        return false;
    }
    if (empty_) {
        oldest_ = generation;
    }
    empty_ = false;
    newest_ = generation;
    nextSlot_ = 1;
    return true;
}

bool Ring::programSlot(const uint8_t (&bytes)[Record::kSize]) {
    const uint32_t address = addressOf(newest_, nextSlot_++);
    uint8_t check[Record::kSize];
    return flash_.program(address, bytes, sizeof bytes) && flash_.read(address, check, sizeof check) &&
           memcmp(check, bytes, sizeof check) == 0;
}

bool Ring::append(const Record& record, const RingNote& note) {
    uint8_t bytes[Record::kSize];
    encodeRecord(record, bytes);
    for (unsigned attempt = 0; attempt < kProgramTries; attempt++) {
        if (full() || ((empty_ || nextSlot_ >= slots_) && !beginSector(note))) {
            return false;
        }
        if (programSlot(bytes)) {
            return true;
        }
    }
    return false;
}

void Ring::dropOldestSector() {
    if (empty_ || oldest_ == newest_) {
        return;
    }
    flash_.erase(firstSector_ + oldest_ % sectorCount_);
    oldest_++;
}

uint32_t Ring::endOfOldestSector() const {
    return oldest_ == newest_ ? end() : (oldest_ + 1) * slots_;
}

bool Ring::read(uint32_t position, Record& record) const {
    const uint32_t slot = position % slots_;
    uint8_t bytes[Record::kSize];
    return slot != 0 && flash_.read(addressOf(position / slots_, slot), bytes, sizeof bytes) &&
           decodeRecord(bytes, record);
}

}  // namespace mainswatch
