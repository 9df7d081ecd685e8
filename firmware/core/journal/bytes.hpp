#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** Writes the low `size` bytes of `value`, the lowest first. */
inline void putLittle(uint8_t* to, uint64_t value, size_t size) {
    for (size_t i = 0; i < size; i++) {
        to[i] = static_cast<uint8_t>(value >> (8 * i));
    }
}

inline uint64_t getLittle(const uint8_t* from, size_t size) {
    uint64_t value = 0;
    for (size_t i = size; i > 0; i--) {
        value = value << 8 | from[i - 1];
    }
    return value;
}

inline bool isErased(const uint8_t* bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0xFF) {
            return false;
        }
    }
    return true;
}

}  // namespace mainswatch
