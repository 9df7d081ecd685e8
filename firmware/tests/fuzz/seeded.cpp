#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fakes/fakes.hpp"
#include "fuzz/decoders.hpp"

using namespace mainswatch::testing;

namespace {

/** Reproducible: the same seed tries the same inputs on every machine. */
class Dice {
public:
    explicit Dice(uint64_t seed) : state_(seed * 2 + 1) {}
    uint32_t below(uint32_t most) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<uint32_t>(state_ >> 33) % most;
    }

private:
    uint64_t state_;
};

}  // namespace

static void mutate(std::string& bytes, Dice& dice) {
    const uint32_t size = static_cast<uint32_t>(bytes.size());
    const uint32_t at = size > 0 ? dice.below(size) : 0;
    switch (size > 0 ? dice.below(6) : 5) {
        case 0: bytes[at] = static_cast<char>(bytes[at] ^ 1 << dice.below(8)); break;
        case 1: bytes[at] = static_cast<char>("\x00\xff\x7f\x80{}[]\":,%&=\r\n"[dice.below(16)]); break;
        case 2: bytes.erase(at, 1 + dice.below(4)); break;
        case 3: bytes.resize(at); break;
        case 4: bytes.insert(dice.below(size), bytes.substr(at, 1 + dice.below(32))); break;
        default: bytes.insert(at, 1, static_cast<char>(dice.below(256)));
    }
    if (bytes.size() > 2048) {
        bytes.resize(2048);
    }
}

/** Feeds every decoder `rounds` mutations of its seed. A finding stops the program with the sanitizer's report. */
int main(int argc, char** argv) {
    const int rounds = argc > 1 ? atoi(argv[1]) : 20000;
    size_t count = 0;
    const Decoder* all = decoders(count);
    for (size_t i = 0; i < count; i++) {
        const bool isHex = strncmp(all[i].seed, "0x", 2) == 0;
        const std::string seed = isHex ? fromHex(all[i].seed + 2) : std::string(all[i].seed);
        Dice dice(i);
        std::string bytes = seed;
        for (int round = 0; round < rounds; round++) {
            if (dice.below(8) == 0) {
                bytes = seed;
            }
            mutate(bytes, dice);
            // Behind a copy of the exact size every byte read too far is a finding.
            uint8_t* exact = static_cast<uint8_t*>(malloc(bytes.size() > 0 ? bytes.size() : 1));
            memcpy(exact, bytes.data(), bytes.size());
            all[i].feed(exact, bytes.size());
            free(exact);
        }
        printf("fuzzed %s: %d inputs\n", all[i].name, rounds);
    }
    return 0;
}
