#include "crypto/sha256.hpp"

#include <string.h>

namespace mainswatch {

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t kRound[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t value, unsigned bits) {
    return value >> bits | value << (32 - bits);
}

void Sha256::reset() {
    static const uint32_t kStart[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(state_, kStart, sizeof state_);
    waitingSize_ = 0;
    totalSize_ = 0;
}

void Sha256::block(const uint8_t* bytes) {
    // Sixteen words of schedule instead of 64: a quarter of the stack, which the ESP8266 has little of.
    uint32_t w[16];
    for (unsigned i = 0; i < 16; i++) {
        w[i] = static_cast<uint32_t>(bytes[4 * i]) << 24 | static_cast<uint32_t>(bytes[4 * i + 1]) << 16 |
               static_cast<uint32_t>(bytes[4 * i + 2]) << 8 | bytes[4 * i + 3];
    }
    uint32_t s[8];
    memcpy(s, state_, sizeof s);
    for (unsigned i = 0; i < 64; i++) {
        if (i >= 16) {
            const uint32_t a = w[(i + 1) & 15];
            const uint32_t b = w[(i + 14) & 15];
            w[i & 15] += (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[(i + 9) & 15] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
        }
        const uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        const uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        const uint32_t first =
            s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + choice + kRound[i] + w[i & 15];
        const uint32_t second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;
        memmove(s + 1, s, 7 * sizeof s[0]);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++) {
        state_[i] += s[i];
    }
}

void Sha256::add(const void* bytes, size_t size) {
    const uint8_t* at = static_cast<const uint8_t*>(bytes);
    totalSize_ += size;
    while (size > 0) {
        const size_t room = kBlockSize - waitingSize_;
        const size_t part = size < room ? size : room;
        memcpy(waiting_ + waitingSize_, at, part);
        waitingSize_ += part;
        at += part;
        size -= part;
        if (waitingSize_ == kBlockSize) {
            block(waiting_);
            waitingSize_ = 0;
        }
    }
}

void Sha256::finish(uint8_t (&digest)[kDigestSize]) {
    const uint64_t bits = totalSize_ * 8;
    static const uint8_t kOne = 0x80;
    static const uint8_t kZero = 0;
    add(&kOne, 1);
    while (waitingSize_ != kBlockSize - 8) {
        add(&kZero, 1);
    }
    uint8_t length[8];
    for (unsigned i = 0; i < 8; i++) {
        length[i] = static_cast<uint8_t>(bits >> (56 - 8 * i));
    }
    add(length, sizeof length);
    for (unsigned i = 0; i < kDigestSize; i++) {
        digest[i] = static_cast<uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
    }
}

HmacSha256::HmacSha256(const void* key, size_t keySize) {
    memset(key_, 0, sizeof key_);
    if (keySize > sizeof key_) {
        uint8_t digest[Sha256::kDigestSize];
        inner_.add(key, keySize);
        inner_.finish(digest);
        inner_.reset();
        memcpy(key_, digest, sizeof digest);
    } else if (keySize > 0) {
        memcpy(key_, key, keySize);
    }
    for (uint8_t& byte : key_) {
        byte ^= 0x36;
    }
    inner_.add(key_, sizeof key_);
}

void HmacSha256::finish(uint8_t (&mac)[Sha256::kDigestSize]) {
    inner_.finish(mac);
    inner_.reset();
    for (uint8_t& byte : key_) {
        byte ^= 0x36 ^ 0x5c;
    }
    inner_.add(key_, sizeof key_);
    inner_.add(mac, sizeof mac);
    inner_.finish(mac);
}

}  // namespace mainswatch
