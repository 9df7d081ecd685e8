/*
 * The arithmetic that an ESP8266 has in its mask ROM and that Debian's libgcc therefore leaves out.
 * Shift and subtract: slow, plainly right, and only used in the emulator.
 */
#include <stdint.h>

typedef struct {
    uint64_t quotient;
    uint64_t rest;
} Division;

static Division divide(uint64_t value, uint64_t by) {
    Division result = {0, 0};
    for (int bit = 63; bit >= 0; bit--) {
        result.rest = result.rest << 1 | (value >> bit & 1);
        if (result.rest >= by) {
            result.rest -= by;
            result.quotient |= (uint64_t)1 << bit;
        }
    }
    return result;
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

uint64_t __udivdi3(uint64_t value, uint64_t by) { return divide(value, by).quotient; }
uint64_t __umoddi3(uint64_t value, uint64_t by) { return divide(value, by).rest; }
uint32_t __udivsi3(uint32_t value, uint32_t by) { return (uint32_t)divide(value, by).quotient; }
uint32_t __umodsi3(uint32_t value, uint32_t by) { return (uint32_t)divide(value, by).rest; }

int64_t __divdi3(int64_t value, int64_t by) {
    const uint64_t quotient = divide(magnitude(value), magnitude(by)).quotient;
    return (int64_t)((value < 0) != (by < 0) ? 0 - quotient : quotient);
}

int64_t __moddi3(int64_t value, int64_t by) {
    const uint64_t rest = divide(magnitude(value), magnitude(by)).rest;
    return (int64_t)(value < 0 ? 0 - rest : rest);
}

int32_t __divsi3(int32_t value, int32_t by) { return (int32_t)__divdi3(value, by); }
int32_t __modsi3(int32_t value, int32_t by) { return (int32_t)__moddi3(value, by); }

uint64_t __umulsidi3(uint32_t a, uint32_t b) {
    uint64_t product = 0;
    uint64_t shifted = a;
    for (; b != 0; b >>= 1, shifted <<= 1) {
        product += (b & 1) != 0 ? shifted : 0;
    }
    return product;
}

uint32_t __mulsi3(uint32_t a, uint32_t b) { return (uint32_t)__umulsidi3(a, b); }

uint64_t __muldi3(uint64_t a, uint64_t b) {
    const uint64_t middle = __umulsidi3((uint32_t)(a >> 32), (uint32_t)b) + __umulsidi3((uint32_t)a, (uint32_t)(b >> 32));
    return __umulsidi3((uint32_t)a, (uint32_t)b) + (middle << 32);
}
