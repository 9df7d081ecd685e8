#include "settings/flash_store.hpp"

#include <string.h>

#include "journal/bytes.hpp"
#include "modbus/crc16.hpp"

namespace mainswatch {

// Head of a sector, written last:  'M' 'W' 'K' '1'  generation(4)  CRC-16 of these 8 (2)  FF FF
// Entry:  key size (1)  value size (1)  CRC-16 of key and value (2)  key  value, then up to a multiple of 4
static const uint8_t kMagic[4] = {'M', 'W', 'K', '1'};
static constexpr uint32_t kHeadSize = 12;
static constexpr uint32_t kEntryHead = 4;
static constexpr size_t kLargestKey = 15;
static constexpr size_t kLargestValue = 100;

uint32_t FlashStore::Entry::end() const {
    return (at + kEntryHead + static_cast<uint32_t>(keySize + valueSize) + 3) & ~3U;
}

bool FlashStore::readHead(uint32_t sector, uint32_t& generation) {
    uint8_t head[kHeadSize];
    if (!flash_.read(address(sector, 0), head, sizeof head) || memcmp(head, kMagic, sizeof kMagic) != 0 ||
        getLittle(head + 8, 2) != crc16(head, 8)) {
        return false;
    }
    generation = static_cast<uint32_t>(getLittle(head + 4, 4));
    return true;
}

bool FlashStore::writeHead(uint32_t sector, uint32_t generation) {
    uint8_t head[kHeadSize];
    memset(head, 0xFF, sizeof head);
    memcpy(head, kMagic, sizeof kMagic);
    putLittle(head + 4, generation, 4);
    putLittle(head + 8, crc16(head, 8), 2);
    return flash_.program(address(sector, 0), head, sizeof head);
}

void FlashStore::mount() {
    uint32_t first = 0;
    uint32_t second = 0;
    const bool hasFirst = readHead(0, first);
    const bool hasSecond = readHead(1, second);
    if (!hasFirst && !hasSecond) {
        wipe();
        return;
    }
    sector_ = hasSecond && (!hasFirst || second > first) ? 1 : 0;
    generation_ = sector_ == 1 ? second : first;
    end_ = kHeadSize;
    for (Entry entry; readEntry(sector_, end_, entry);) {
        end_ = entry.end();
    }
}

void FlashStore::wipe() {
    flash_.erase(1);
    flash_.erase(0);
    sector_ = 0;
    generation_ = 1;
    end_ = kHeadSize;
    writeHead(0, generation_);
}

/** False at the end. An entry that a power cut tore is stepped over: its sizes are written first. */
bool FlashStore::readEntry(uint32_t sector, uint32_t at, Entry& entry) {
    uint8_t bytes[kEntryHead + kLargestKey + kLargestValue];
    if (at + kEntryHead > flash_.sectorSize() || !flash_.read(address(sector, at), bytes, kEntryHead) ||
        isErased(bytes, kEntryHead)) {
        return false;
    }
    entry = {at, bytes[0], bytes[1], false};
    const size_t size = entry.keySize + entry.valueSize;
    if (entry.keySize > kLargestKey || entry.valueSize > kLargestValue || entry.end() > flash_.sectorSize()) {
        // Not even the sizes are whole; nothing behind them can be found.
        entry = {at, 0, flash_.sectorSize() - at - kEntryHead, false};
        return true;
    }
    entry.whole = flash_.read(address(sector, at + kEntryHead), bytes + kEntryHead, size) &&
                  getLittle(bytes + 2, 2) == crc16(bytes + kEntryHead, size) && entry.keySize > 0;
    return true;
}

bool FlashStore::find(const char* key, size_t keySize, Entry& entry) {
    bool found = false;
    Entry one;
    for (uint32_t at = kHeadSize; at < end_ && readEntry(sector_, at, one); at = one.end()) {
        char name[kLargestKey];
        if (one.whole && one.keySize == keySize && flash_.read(address(sector_, at + kEntryHead), name, keySize) &&
            memcmp(name, key, keySize) == 0) {
            entry = one;
            found = true;
        }
    }
    return found;
}

int FlashStore::get(const char* key, void* value, size_t size) {
    Entry entry;
    if (!find(key, strlen(key), entry)) {
        return -1;
    }
    const size_t part = entry.valueSize < size ? entry.valueSize : size;
    flash_.read(address(sector_, entry.at + kEntryHead + static_cast<uint32_t>(entry.keySize)), value, part);
    return static_cast<int>(part);
}

bool FlashStore::append(uint32_t sector, uint32_t& at, const char* key, size_t keySize, const void* value,
                        size_t size) {
    uint8_t bytes[kEntryHead + kLargestKey + kLargestValue];
    const Entry entry{at, keySize, size, true};
    if (entry.end() > flash_.sectorSize()) {
        return false;
    }
    bytes[0] = static_cast<uint8_t>(keySize);
    bytes[1] = static_cast<uint8_t>(size);
    memcpy(bytes + kEntryHead, key, keySize);
    if (size > 0) {
        memcpy(bytes + kEntryHead + keySize, value, size);
    }
    putLittle(bytes + 2, crc16(bytes + kEntryHead, keySize + size), 2);
    at = entry.end();
    return flash_.program(address(sector, entry.at), bytes, kEntryHead + keySize + size);
}

bool FlashStore::put(const char* key, const void* value, size_t size) {
    const size_t keySize = strlen(key);
    if (keySize == 0 || keySize > kLargestKey || size > kLargestValue) {
        return false;
    }
    const Entry planned{end_, keySize, size, true};
    if (planned.end() > flash_.sectorSize() && !moveToOtherSector()) {
        return false;
    }
    return append(sector_, end_, key, keySize, value, size);
}

bool FlashStore::isNewest(const Entry& entry) {
    char name[kLargestKey];
    Entry newest;
    return entry.whole && flash_.read(address(sector_, entry.at + kEntryHead), name, entry.keySize) &&
           find(name, entry.keySize, newest) && newest.at == entry.at;
}

bool FlashStore::copyEntry(uint32_t from, const Entry& entry, uint32_t to, uint32_t& at) {
    char key[kLargestKey];
    uint8_t value[kLargestValue];
    const uint32_t start = entry.at + kEntryHead;
    return flash_.read(address(from, start), key, entry.keySize) &&
           flash_.read(address(from, start + static_cast<uint32_t>(entry.keySize)), value, entry.valueSize) &&
           append(to, at, key, entry.keySize, value, entry.valueSize);
}

/** Also the value about to be replaced moves: a cut before the new one is written must not lose the old one. */
bool FlashStore::moveToOtherSector() {
    const uint32_t other = 1 - sector_;
    uint32_t at = kHeadSize;
    if (!flash_.erase(other)) {
        return false;
    }
    Entry entry;
    for (uint32_t from = kHeadSize; from < end_ && readEntry(sector_, from, entry); from = entry.end()) {
        if (isNewest(entry) && !copyEntry(sector_, entry, other, at)) {
            return false;
        }
    }
    if (!writeHead(other, generation_ + 1)) {
        return false;
    }
    sector_ = other;
    generation_++;
    end_ = at;
    return true;
}

}  // namespace mainswatch
