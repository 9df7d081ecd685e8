#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** CRC-16/Modbus: polynomial 0xA001 reflected, start 0xFFFF. On the wire its low byte comes first. */
uint16_t crc16(const uint8_t* bytes, size_t size);

}  // namespace mainswatch
