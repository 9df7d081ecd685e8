#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch::testing {

/** Everything that takes bytes from outside. */
struct Decoder {
    const char* name;
    void (*feed)(const uint8_t* bytes, size_t size);
    /** An input that gets far, to mutate; hex when it begins with "0x". */
    const char* seed;
};

const Decoder* decoders(size_t& count);

/** Stops the program: a promise was broken that no sanitizer sees. */
void require(bool promise);

}  // namespace mainswatch::testing
