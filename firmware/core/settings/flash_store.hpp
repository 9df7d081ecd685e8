#pragma once
#include "port.hpp"

namespace mainswatch {

/**
 * Small values in two sectors of raw flash, for chips whose own store does not survive a power cut. Values are
 * appended, the last one counts; a full sector is copied into the other one, which counts once it is whole.
 */
class FlashStore final : public KeyValue {
public:
    /** Uses sectors 0 and 1 of `flash`. */
    explicit FlashStore(Flash& flash) : flash_(flash) {}

    /** Finds what earlier runs left. Call once, before anything else. */
    void mount();

    int get(const char* key, void* value, size_t size) override;
    bool put(const char* key, const void* value, size_t size) override;
    void wipe() override;

private:
    struct Entry {
        uint32_t at;
        size_t keySize;
        size_t valueSize;
        bool whole;

        uint32_t end() const;
    };

    bool readHead(uint32_t sector, uint32_t& generation);
    bool readEntry(uint32_t sector, uint32_t at, Entry& entry);
    bool find(const char* key, size_t keySize, Entry& entry);
    bool append(uint32_t sector, uint32_t& at, const char* key, size_t keySize, const void* value, size_t size);
    bool moveToOtherSector();
    bool copyEntry(uint32_t from, const Entry& entry, uint32_t to, uint32_t& at);
    bool isNewest(const Entry& entry);
    bool writeHead(uint32_t sector, uint32_t generation);
    uint32_t address(uint32_t sector, uint32_t at) const { return sector * flash_.sectorSize() + at; }

    Flash& flash_;
    uint32_t sector_ = 0;
    uint32_t generation_ = 0;
    uint32_t end_ = 0;
};

}  // namespace mainswatch
