#include "modbus/crc16.hpp"

namespace mainswatch {

uint16_t crc16(const uint8_t* bytes, size_t size) {
    uint32_t crc = 0xFFFF;
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xA001U : crc >> 1;
        }
    }
    return static_cast<uint16_t>(crc);
}

}  // namespace mainswatch
