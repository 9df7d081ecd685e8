#include "fuzz/decoders.hpp"

using namespace mainswatch::testing;

/** For libFuzzer: the first byte chooses the decoder. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    size_t count = 0;
    const Decoder* all = decoders(count);
    if (size > 0) {
        all[bytes[0] % count].feed(bytes + 1, size - 1);
    }
    return 0;
}
